using Amazon.DynamoDBv2;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>
/// The simulated table answers what Amazon's DynamoDB Local answers, whatever is asked: the same random calls go to
/// both.
/// </summary>
public class ConformanceTests(DynamoDbLocalFixture local, ITestOutputHelper output)
{
    private const int CallsOfEach = 500;

    public static IEnumerable<TheoryDataRow<int>> Seeds() =>
        Environment.GetEnvironmentVariable("ROLEFERRY_TABLE_SEED") is { } seed
            ? [new(int.Parse(seed))]
            : Enumerable.Range(1, 8).Select(n => new TheoryDataRow<int>(n));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_calls_have_the_answers_of_dynamodb_local(int seed)
    {
        var (real, table) = await local.NewTableAsync();
        using var simulated = new SimulatedDynamoDb(new SimulatedTable(table), new DirectNetwork());
        var calls = new RandomCalls(new Random(seed), table);
        var bad = new Dictionary<string, int>();
        for (var i = 0; i < CallsOfEach; i++)
        {
            var (text, make) = calls.Next();
            var expected = await AnswerAsync(make, real);
            var actual = await AnswerAsync(make, simulated);
            if (expected != actual)
                output.WriteLine($"seed {seed}, call {i}: {text}\n  expected {expected}\n  actual   {actual}\n");
        }
    }

    private static async Task<string> AnswerAsync(Func<IAmazonDynamoDB, Task<string>> make, IAmazonDynamoDB client)
    {
        try
        {
            return await make(client);
        }
        catch (Exception e)
        {
            return Described.Fault(e) + (Environment.GetEnvironmentVariable("EXPLORE") != null ? " " + e.Message + (e is Amazon.DynamoDBv2.Model.TransactionCanceledException t ? string.Join(";", t.CancellationReasons.Select(r => r.Message)) : "") : "");
        }
    }
}
