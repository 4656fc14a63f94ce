using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Local;
using RoleFerry.Local.Templates;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>What DynamoDB Local cannot be asked: time to live, and what the table is for its callers.</summary>
public class SimulatedTableTests
{
    private const string Name = "table";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SimulatedTable _table = new(Name);

    [Fact]
    public void What_has_expired_stays_until_it_is_deleted()
    {
        Put("over", Now.AddSeconds(-1));
        Put("now", Now);
        Put("later", Now.AddSeconds(1));
        Put("never", null);
        Assert.Equal(4, _table.Items().Count);

        Assert.Equal(1, _table.Expire(Now));
        Assert.Equal(["later", "never", "now"], Keys());
    }

    [Fact]
    public void Whoever_holds_the_table_says_what_of_the_expired_goes()
    {
        Put("a", Now.AddDays(-1));
        Put("b", Now.AddDays(-1));

        Assert.Equal(1, _table.Expire(Now, (pk, _) => pk == "b"));
        Assert.Equal(["a"], Keys());
    }

    [Fact]
    public void What_expired_more_than_five_years_ago_and_what_is_no_time_stays()
    {
        Put("old", Now.AddYears(-5).AddSeconds(-1));
        var text = Item("text");
        text["expiresAt"] = new() { S = "1" };
        _table.Execute(new PutItemRequest { TableName = Name, Item = text });

        Assert.Equal(0, _table.Expire(Now));
    }

    [Fact]
    public void What_expires_leaves_the_indexes_too()
    {
        var item = Item("a");
        item["expiresAt"] = new() { N = "1772000000" };
        item["openStatus"] = new() { S = "OPEN" };
        item["openedAt"] = new() { N = "1" };
        _table.Execute(new PutItemRequest { TableName = Name, Item = item });
        _table.Expire(Now);

        var open = new QueryRequest
        {
            TableName = Name,
            IndexName = "Open",
            KeyConditionExpression = "openStatus = :open",
            ExpressionAttributeValues = new() { [":open"] = new() { S = "OPEN" } },
        };
        Assert.Empty(_table.Execute(open).Items);
    }

    [Fact]
    public void Nobody_changes_what_is_stored_but_by_a_write()
    {
        var item = Item("a");
        item["reasons"] = new() { L = [new() { S = "first" }] };
        item["bytes"] = new() { B = new MemoryStream([1]) };
        _table.Execute(new PutItemRequest { TableName = Name, Item = item });
        Spoil(item);
        var read = Read("a");
        Assert.Equal("first", read["reasons"].L.Single().S);

        Spoil(read);
        Spoil(_table.Items().Single());
        Assert.Equal("first", Read("a")["reasons"].L.Single().S);
        Assert.Equal([1], Read("a")["bytes"].B.ToArray());
    }

    [Fact]
    public async Task What_the_table_does_not_do_is_refused_by_its_name_and_never_sent()
    {
        using var client = new SimulatedDynamoDb(_table, new DirectNetwork());
        var operation = await Assert.ThrowsAsync<NotSupportedException>(() =>
            client.ListTablesAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("ListTablesRequest", operation.Message, StringComparison.Ordinal);

        var function = Assert.Throws<NotSupportedException>(() => Update("SET reasons = list_append(reasons, :r)"));
        Assert.Contains("list_append", function.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => Update("SET tests.a = :r"));
        Assert.Throws<NotSupportedException>(() =>
            _table.Execute(
                new ScanRequest
                {
                    TableName = Name,
                    Segment = 0,
                    TotalSegments = 2,
                }
            )
        );
    }

    [Fact]
    public async Task A_network_may_lose_the_answer_of_what_was_done()
    {
        using var client = new SimulatedDynamoDb(_table, new LossyNetwork());
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.PutItemAsync(Name, Item("a"), TestContext.Current.CancellationToken)
        );

        Assert.Equal(["a"], Keys());
    }

    [Fact]
    public void The_indexes_are_those_of_the_template()
    {
        var template = SamTemplate.Load(
            Path.Combine(RepositoryRoot.Find(), "template.yaml"),
            new LocalAccount(new Uri("http://localhost/"))
        );
        var table = template.OfType("AWS::DynamoDB::Table").Single().Properties;
        var names = table["GlobalSecondaryIndexes"]!.AsArray().Select(i => (string)i!["IndexName"]!).ToArray();

        Assert.Equal(["Due", "Open"], names);
        Assert.All(names, n => Assert.Equal(n, _table.Copy(n).Index));
        Assert.Equal("expiresAt", (string)table["TimeToLiveSpecification"]!["AttributeName"]!);
    }

    private void Put(string pk, DateTimeOffset? expires)
    {
        var item = Item(pk);
        if (expires is { } at)
            item["expiresAt"] = new() { N = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        _table.Execute(new PutItemRequest { TableName = Name, Item = item });
    }

    private void Update(string text) =>
        _table.Execute(
            new UpdateItemRequest
            {
                TableName = Name,
                Key = Item("a"),
                UpdateExpression = text,
                ExpressionAttributeValues = new() { [":r"] = new() { L = [] } },
            }
        );

    private Dictionary<string, AttributeValue> Read(string pk) =>
        _table.Execute(new GetItemRequest { TableName = Name, Key = Item(pk) }).Item;

    private IEnumerable<string> Keys() => _table.Items().Select(i => i["PK"].S);

    private static Dictionary<string, AttributeValue> Item(string pk) =>
        new()
        {
            ["PK"] = new() { S = pk },
            ["SK"] = new() { S = "STATE" },
        };

    private static void Spoil(Dictionary<string, AttributeValue> item)
    {
        item["reasons"].L[0].S = "spoiled";
        item["reasons"].L.Add(new() { S = "more" });
        item["bytes"].B.WriteByte(9);
        item.Remove("SK");
    }

    private sealed class LossyNetwork : ITableNetwork
    {
        public Task<TResponse> CallAsync<TResponse>(
            Amazon.Runtime.AmazonWebServiceRequest request,
            Func<TResponse> execute,
            CancellationToken cancellation
        )
            where TResponse : Amazon.Runtime.AmazonWebServiceResponse
        {
            execute();
            throw new HttpRequestException("The connection was reset.");
        }
    }
}
