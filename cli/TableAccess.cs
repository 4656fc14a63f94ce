using System.CommandLine;
using Amazon.DynamoDBv2;
using RoleFerry.Adapters.DynamoDb;

namespace RoleFerry.Cli;

/// <summary>The option <c>--table</c>, and the table behind it.</summary>
internal sealed class TableAccess(TextWriter errors, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Which table.</summary>
    public Option<string?> Option { get; } = new("--table")
    {
        Description = "The stack's output TableName. Else TABLE_NAME of the environment.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME"),
        Recursive = true,
    };

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>What it says now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>No call to the table starts after it.</summary>
    public DateTimeOffset GiveUpAt => Now + Patience;

    /// <summary>Does something with the table; 1, with a complaint, where none is named or it does not answer.</summary>
    public async Task<int> WithAsync(ParseResult line, Func<TableCalls, Task<int>> work)
    {
        if (line.GetValue(Option) is not { Length: > 0 } table)
            return Complain("Which table? Give --table, or TABLE_NAME in the environment.");
        try
        {
            using var client = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
            return await work(new TableCalls(client, new TableSettings(table), time));
        }
        catch (StoreUnavailableException e)
        {
            return Complain(e.Message);
        }
    }

    /// <summary>Says what is wrong.</summary>
    public int Complain(string sentence)
    {
        errors.WriteLine(sentence);
        return 1;
    }
}
