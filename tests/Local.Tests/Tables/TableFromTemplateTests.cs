using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Tables;

public class TableFromTemplateTests(DynamoDbLocalFixture database)
{
    private static readonly TableSchema Schema = TableSchema
        .Of(
            SamTemplate.Load(
                Path.Combine(AppContext.BaseDirectory, "Fixtures", "template.yaml"),
                new LocalAccount(new Uri("http://127.0.0.1:3001"))
            )
        )
        .Single();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_has_the_keys_the_indexes_and_the_time_to_live_of_the_template()
    {
        var name = await database.Server.CreateTableAsync(Schema, "table-equals-template", cancellation: Cancellation);

        using var client = database.Client();
        var table = (await client.DescribeTableAsync(name, Cancellation)).Table;
        var lifetime = (await client.DescribeTimeToLiveAsync(name, Cancellation)).TimeToLiveDescription;

        Assert.Equal(["HASH PK", "RANGE SK"], Keys(table.KeySchema));
        Assert.Equal(
            ["PK S", "SK S", "dueAt N", "dueShard S", "openStatus S", "openedAt N"],
            table.AttributeDefinitions.Select(a => $"{a.AttributeName} {a.AttributeType}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(BillingMode.PAY_PER_REQUEST, table.BillingModeSummary.BillingMode);
        var indexes = table.GlobalSecondaryIndexes.ToDictionary(i => i.IndexName);
        Assert.Equal(["HASH dueShard", "RANGE dueAt"], Keys(indexes["Due"].KeySchema));
        Assert.Equal(["HASH openStatus", "RANGE openedAt"], Keys(indexes["Open"].KeySchema));
        Assert.Equal(2, indexes.Count);
        Assert.Equal("expiresAt", lifetime.AttributeName);
        Assert.Equal(TimeToLiveStatus.ENABLED, lifetime.TimeToLiveStatus);
    }

    [Fact]
    public async Task Every_access_key_and_region_sees_the_same_table()
    {
        var name = await database.Server.CreateTableAsync(Schema, "shared-by-all", cancellation: Cancellation);

        using var other = new AmazonDynamoDBClient(
            "LOCAL0001AlarmRouter",
            "x",
            new AmazonDynamoDBConfig
            {
                ServiceURL = database.Server.Endpoint.ToString(),
                AuthenticationRegion = "us-west-2",
            }
        );
        await other.PutItemAsync(name, new() { ["PK"] = new("a"), ["SK"] = new("b") }, Cancellation);

        using var client = database.Client();
        var item = await client.GetItemAsync(name, new() { ["PK"] = new("a"), ["SK"] = new("b") }, Cancellation);
        Assert.True(item.IsItemSet);
    }

    private static IEnumerable<string> Keys(IEnumerable<KeySchemaElement> schema) =>
        schema.Select(k => $"{k.KeyType} {k.AttributeName}");
}
