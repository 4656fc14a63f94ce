using System.Text.Json.Nodes;
using RoleFerry.Local.Permissions;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Permissions;

public class TableNeedsTests
{
    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1/"));

    [Theory]
    [InlineData(
        "GetItem",
        """{"TableName":"local-Table","Key":{"PK":{"S":"INC#1"},"SK":{"S":"STATE"}}}""",
        "GetItem local-Table INC#1"
    )]
    [InlineData(
        "PutItem",
        """{"TableName":"local-Table","Item":{"SK":{"S":"x"},"PK":{"S":"INC#1"}}}""",
        "PutItem local-Table INC#1"
    )]
    [InlineData(
        "BatchGetItem",
        """{"RequestItems":{"local-Table":{"Keys":[{"PK":{"S":"A"},"SK":{"S":"1"}},{"PK":{"S":"B"},"SK":{"S":"1"}},{"PK":{"S":"B"},"SK":{"S":"2"}}]}}}""",
        "BatchGetItem local-Table A B"
    )]
    [InlineData(
        "TransactWriteItems",
        """
            {"TransactItems":[
              {"Put":{"TableName":"local-Table","Item":{"PK":{"S":"A"},"SK":{"S":"1"}}}},
              {"Update":{"TableName":"local-Table","Key":{"PK":{"S":"B"},"SK":{"S":"1"}}}},
              {"Delete":{"TableName":"local-Table","Key":{"PK":{"S":"C"},"SK":{"S":"1"}}}},
              {"ConditionCheck":{"TableName":"local-Table","Key":{"PK":{"S":"D"},"SK":{"S":"1"}}}}]}
            """,
        "PutItem local-Table A, UpdateItem local-Table B, DeleteItem local-Table C, ConditionCheckItem local-Table D"
    )]
    [InlineData(
        "Query",
        """{"TableName":"local-Table","KeyConditionExpression":"SK = :s AND PK = :p","ExpressionAttributeValues":{":s":{"S":"x"},":p":{"S":"A"}}}""",
        "Query local-Table A"
    )]
    [InlineData(
        "Query",
        """{"TableName":"local-Table","IndexName":"Due","KeyConditionExpression":"#s = :s","ExpressionAttributeNames":{"#s":"shard"},"ExpressionAttributeValues":{":s":{"S":"P0#1"}}}""",
        "Query local-Table/index/Due P0#1"
    )]
    [InlineData("Scan", """{"TableName":"local-Table"}""", "Scan local-Table")]
    public void A_call_needs_its_action_on_its_table_or_index_with_its_partition_keys(
        string operation,
        string request,
        string needed
    )
    {
        var needs = new TableNeeds(SamTemplate.Load(TestStack.Fixture("permissions.yaml"), Account), Account);

        var found = needs.Of(operation, JsonNode.Parse(request)!.AsObject());

        Assert.Equal(
            needed,
            string.Join(
                ", ",
                found.Select(n =>
                    (
                        $"{n.Action["dynamodb:".Length..]} {n.Resource.Split("table/")[1]} "
                        + $"{string.Join(' ', n.Keys)}"
                    ).TrimEnd()
                )
            )
        );
    }
}
