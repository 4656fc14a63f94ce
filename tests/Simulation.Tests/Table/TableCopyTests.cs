using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>Indexes and eventually consistent reads know what they are let know, and no more.</summary>
public class TableCopyTests
{
    private const string Name = "table";

    private readonly SimulatedTable _table = new(Name, _ => { });

    [Fact]
    public void Without_a_lag_an_index_and_a_read_know_every_write()
    {
        var table = new SimulatedTable(Name);
        table.Execute(PutDue("a", 1));

        Assert.Equal(["a"], Due(table));
        Assert.True(Read(table, "a", isConsistent: false).IsItemSet);
    }

    [Fact]
    public void An_index_knows_a_write_once_it_is_applied()
    {
        _table.Execute(PutDue("a", 1));
        _table.Execute(PutDue("b", 2));
        Assert.Empty(Due(_table));

        _table.Copy("Due").Apply(1);
        Assert.Equal(["a"], Due(_table));

        _table.Execute(Delete("a"));
        Assert.Equal(["a"], Due(_table));

        _table.Copy("Due").Apply();
        Assert.Equal(["b"], Due(_table));
    }

    [Fact]
    public void Indexes_lag_each_by_itself()
    {
        _table.Execute(PutDue("a", 1));
        _table.Copy("Due").Apply();

        Assert.Equal((0, 1), (_table.Copy("Due").Pending, _table.Copy(null).Pending));
        Assert.Equal(0, _table.Copy("Open").Pending);
        Assert.Equal(["a"], Due(_table));
        Assert.False(Read(_table, "a", isConsistent: false).IsItemSet);
    }

    [Fact]
    public void Changes_of_different_items_may_pass_each_other_and_those_of_one_may_not()
    {
        _table.Execute(PutDue("a", 1));
        _table.Execute(PutDue("b", 1));
        _table.Execute(PutDue("a", 2));

        _table.Copy("Due").ApplyOne(1);
        Assert.Equal(["b"], Due(_table));

        // The last one is of "a", so that the first of "a" comes first.
        _table.Copy("Due").ApplyOne(1);
        Assert.Equal(["a", "b"], Due(_table));
        _table.Copy("Due").ApplyOne(0);
        Assert.Equal(["b", "a"], Due(_table));
    }

    [Fact]
    public void A_write_that_changes_no_key_of_an_index_of_keys_is_no_change_of_it()
    {
        _table.Execute(PutDue("a", 1));
        _table.Copy("Due").Apply();
        var put = PutDue("a", 1);
        put.Item["attempts"] = new() { N = "1" };
        _table.Execute(put);

        Assert.Equal(0, _table.Copy("Due").Pending);
    }

    [Fact]
    public void An_eventually_consistent_read_may_answer_what_was()
    {
        _table.Execute(PutDue("a", 1));
        _table.Copy(null).Apply();
        _table.Execute(PutDue("a", 2));

        Assert.Equal("1", Read(_table, "a", isConsistent: false).Item["dueAt"].N);
        Assert.Equal("2", Read(_table, "a", isConsistent: true).Item["dueAt"].N);
        Assert.Equal("1", _table.Execute(new ScanRequest { TableName = Name }).Items.Single()["dueAt"].N);
    }

    [Fact]
    public void The_lag_is_asked_before_each_answer_of_a_copy_and_of_no_other()
    {
        var asked = new List<string>();
        var table = new SimulatedTable(Name, copy => asked.Add(copy.Index ?? "table"));
        table.Execute(PutDue("a", 1));
        Read(table, "a", isConsistent: true);
        Assert.Empty(asked);

        Due(table);
        Read(table, "a", isConsistent: false);
        Assert.Equal(["Due", "table"], asked);
    }

    private static PutItemRequest PutDue(string pk, int due) =>
        new()
        {
            TableName = Name,
            Item = new()
            {
                ["PK"] = new() { S = pk },
                ["SK"] = new() { S = "STATE" },
                ["dueShard"] = new() { S = "P0#0" },
                ["dueAt"] = new() { N = $"{due}" },
            },
        };

    private static DeleteItemRequest Delete(string pk) => new() { TableName = Name, Key = Key(pk) };

    private static GetItemResponse Read(SimulatedTable table, string pk, bool isConsistent) =>
        table.Execute(
            new GetItemRequest
            {
                TableName = Name,
                Key = Key(pk),
                ConsistentRead = isConsistent,
            }
        );

    private static IEnumerable<string> Due(SimulatedTable table) =>
        table
            .Execute(
                new QueryRequest
                {
                    TableName = Name,
                    IndexName = "Due",
                    KeyConditionExpression = "dueShard = :shard",
                    ExpressionAttributeValues = new() { [":shard"] = new() { S = "P0#0" } },
                }
            )
            .Items.Select(i => i["PK"].S);

    private static Dictionary<string, AttributeValue> Key(string pk) =>
        new()
        {
            ["PK"] = new() { S = pk },
            ["SK"] = new() { S = "STATE" },
        };
}
