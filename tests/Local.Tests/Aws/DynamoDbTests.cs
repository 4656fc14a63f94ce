using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Local.Tests.Aws;

public class DynamoDbTests(DynamoDbLocalFixture database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_templates_table_is_there_and_can_be_queried_at_the_one_endpoint()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.DynamoDb(stack);
        var table = Assert.Single(stack.TableNames);

        await client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    new()
                    {
                        Put = new()
                        {
                            TableName = table,
                            Item = new() { ["PK"] = new("INC#1"), ["SK"] = new("STATE") },
                        },
                    },
                    new()
                    {
                        Put = new()
                        {
                            TableName = table,
                            Item = new() { ["PK"] = new("INC#1"), ["SK"] = new("EVT#1") },
                        },
                    },
                ],
            },
            Cancellation
        );
        var found = await client.QueryAsync(
            new QueryRequest(table)
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = new("INC#1") },
            },
            Cancellation
        );

        Assert.Equal(["EVT#1", "STATE"], found.Items.Select(i => i["SK"].S));
    }

    [Fact]
    public async Task Errors_are_the_databases_own()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.DynamoDb(stack);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeTableAsync("nobody", Cancellation));
        var failed = await Assert.ThrowsAsync<TransactionCanceledException>(() =>
            client.TransactWriteItemsAsync(
                new TransactWriteItemsRequest
                {
                    TransactItems =
                    [
                        new()
                        {
                            ConditionCheck = new()
                            {
                                TableName = stack.TableNames[0],
                                Key = new() { ["PK"] = new("a"), ["SK"] = new("b") },
                                ConditionExpression = "attribute_exists(PK)",
                            },
                        },
                    ],
                },
                Cancellation
            )
        );
        Assert.Equal("ConditionalCheckFailed", failed.CancellationReasons.Single().Code);
    }
}
