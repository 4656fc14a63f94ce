using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Quarantine;
using RoleFerry.Cli.Tests.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Quarantine;

[Collection<IncidentTableTests>]
public class QuarantineCommandTests(IncidentTable tables)
{
    private const string Golden = "tests/Cli.Tests/Quarantine/";

    [Fact]
    public async Task What_is_put_aside_is_listed_shown_and_put_back_as_it_was()
    {
        var table = await tables.NewAsync();
        Assert.Equal("Nothing is wrong with any item.\n", Run(table, "list").Output);
        await tables.PutAsync(table, Broken());
        Assert.Equal(0, Answer.Of("fsck", "--repair", "--table", table).ExitCode);

        var list = Run(table, "list");
        var id = list.Output.Split(' ')[0];
        var answers = new[] { list, Run(table, "show", id), Run(table, "release", id), Run(table, "list") };

        Assert.All(answers, a => Assert.Equal((0, ""), (a.ExitCode, a.Errors)));
        Tests.Golden.Equal(Golden + "quarantine.txt", string.Join("\n", answers.Select(a => a.Output)));
        // It is back in its place, and unreadable as before.
        Assert.Contains(
            "Unreadable  INC#INC-00000001 / STATE",
            Answer.Of("fsck", "--table", table).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_still_tried_is_shown_as_it_is_stored_and_has_not_to_be_released()
    {
        var table = await tables.NewAsync();
        await tables.PutAsync(table, Broken());
        var now = IncidentTable.Morning;
        var fault = new ItemFault("INC#INC-00000001", "STATE", "signal: this is not a signal", IsReadable: false);
        await tables.CountFaultAsync(table, fault, now);
        await tables.CountFaultAsync(table, fault, now.AddMinutes(1));

        using var list = JsonDocument.Parse(Run(table, "list", "--json").Output);
        var entry = Assert.Single(list.RootElement.EnumerateArray());
        Assert.Equal(
            (2, false),
            (entry.GetProperty("faults").GetInt32(), entry.GetProperty("isReadable").GetBoolean())
        );
        var id = entry.GetProperty("id").GetString()!;
        using var shown = JsonDocument.Parse(Run(table, "show", id, "--json").Output);
        Assert.Equal("api-5xx", shown.RootElement.GetProperty("attributes").GetProperty("title").GetString());
        var released = Run(table, "release", id);
        Assert.Equal(
            (1, "INC#INC-00000001 / STATE is not put aside: it is still tried every minute.\n"),
            (released.ExitCode, released.Errors)
        );

        await tables.RemoveAsync(table, "INC#INC-00000001", "STATE");
        Assert.Contains("There is no such item any more.", Run(table, "show", id).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_put_back_over_another_item()
    {
        var table = await tables.NewAsync();
        await tables.PutAsync(table, Broken());
        Assert.Equal(0, Answer.Of("fsck", "--repair", "--table", table).ExitCode);
        await tables.PutAsync(table, Broken());
        var id = Run(table, "list").Output.Split(' ')[0];

        var answer = Run(table, "release", id);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("another item is in its place now", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(id, Run(table, "list").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("release")]
    public async Task An_id_that_nothing_has_is_said(string verb)
    {
        var answer = Run(await tables.NewAsync(), verb, "nothing");

        Assert.Equal(
            (1, "There is no item nothing in quarantine. Run `roleferry quarantine list` to list them.\n"),
            (answer.ExitCode, answer.Errors)
        );
    }

    [Fact]
    public async Task Any_command_says_which_items_it_could_not_read()
    {
        var table = await tables.NewAsync();
        await tables.TellAsync(table, SignalState.Alarm, 0);
        await tables.PutAsync(table, Broken());

        var answer = Answer.Of("incidents", "--table", table);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("api-5xx", answer.Output, StringComparison.Ordinal);
        Assert.Equal(
            "1 item could not be read: INC#INC-00000001 / STATE: signal: this is not a signal. See roleferry "
                + "quarantine list.\n",
            answer.Errors
        );
    }

    [Theory]
    [InlineData("title", "a\u001b[31m\nb", "a [31m b")]
    [InlineData("state", "", "")]
    public void Texts_stay_on_their_line(string name, string text, string shown) =>
        Assert.Equal(shown, StoredText.Of(name, new AttributeValue { S = text }));

    [Theory]
    [InlineData("openedAt", "1764300000000", "1764300000000 (2025-11-28 03:20:00 UTC)")]
    [InlineData("expiresAt", "1764300000", "1764300000 (2025-11-28 03:20:00 UTC)")]
    [InlineData("openedAt", "9223372036854775807", "9223372036854775807")]
    [InlineData("attempts", "1764300000000", "1764300000000")]
    public void Numbers_that_are_moments_say_which(string name, string number, string shown) =>
        Assert.Equal(shown, StoredText.Of(name, new AttributeValue { N = number }));

    [Fact]
    public void Everything_else_that_can_be_stored_is_shown() =>
        Assert.Equal(
            "{a: true, b: [x, 2], c: nothing, d: [y], e: [3], f: 1 byte strings, g: bytes, h: {}, i: []}",
            StoredText.Of(
                "all",
                new AttributeValue
                {
                    M = new()
                    {
                        ["a"] = new() { BOOL = true },
                        ["b"] = new() { L = [new() { S = "x" }, new() { N = "2" }] },
                        ["c"] = new() { NULL = true },
                        ["d"] = new() { SS = ["y"] },
                        ["e"] = new() { NS = ["3"] },
                        ["f"] = new() { BS = [new MemoryStream([1])] },
                        ["g"] = new() { B = new MemoryStream([1]) },
                        ["h"] = new() { M = [], IsMSet = true },
                        ["i"] = new() { L = [], IsLSet = true },
                    },
                }
            )
        );

    private static Answer Run(string table, params string[] line) =>
        Answer.Of(["quarantine", .. line, "--table", table]);

    /// <summary>An open incident whose first alarm is none.</summary>
    private static Dictionary<string, AttributeValue> Broken() =>
        new()
        {
            ["PK"] = new() { S = "INC#INC-00000001" },
            ["SK"] = new() { S = "STATE" },
            ["id"] = new() { S = "INC-00000001" },
            ["title"] = new() { S = "api-5xx \u0007" },
            ["severity"] = new() { S = "P1" },
            ["openStatus"] = new() { S = "OPEN" },
            ["openedAt"] = new() { N = "1795431600000" },
            ["signal"] = new() { S = "{}" },
            ["channels"] = new() { L = [new() { S = "pagerduty" }], IsLSet = true },
            ["dueShard"] = new() { S = "CLOCK#1" },
            ["dueAt"] = new() { N = "1764300000000" },
        };
}
