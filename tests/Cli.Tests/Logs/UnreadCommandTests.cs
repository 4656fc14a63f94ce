using System.Text.Json;
using RoleFerry.Cli.Tests.Incidents;

namespace RoleFerry.Cli.Tests.Logs;

[Collection<IncidentTableTests>]
public class UnreadCommandTests(IncidentTable tables)
{
    [Fact]
    public async Task Layouts_are_listed_by_log_group_with_how_to_teach_them()
    {
        var table = await tables.NewAsync();
        var before = Run(table, "logs", "unread");
        await PutAsync(table, 1, "/ecs/orders", "Aa Aa 0 ERROR a a", "Orders Worker 5 ERROR no mail for [email]", 302);
        await PutAsync(table, 2, "/ecs/orders", "(other layouts)", "at noon, orders: ERROR\nsecond line", 17);
        await PutAsync(table, 3, "/ecs/billing", "a a, a: FATAL a a", "at noon, billing: FATAL no ink", 1);
        await PutAsync(table, 4, "/ecs/api", layout: null, "ERROR:app:it broke", 5);

        var listed = Run(table, "logs", "unread");

        Assert.Equal((0, 0, ""), (before.ExitCode, listed.ExitCode, listed.Errors));
        Golden.Equal("tests/Cli.Tests/Logs/unread.txt", before.Output + "\n" + listed.Output);
        Assert.DoesNotContain("/ecs/billing", Run(table, "logs", "unread", "--limit", "2").Output, Ordinal);
    }

    [Fact]
    public async Task They_are_not_among_the_errors_and_are_shown_and_muted_as_errors_are()
    {
        var table = await tables.NewAsync();
        await PutAsync(table, 1, "/ecs/orders", "Aa Aa 0 ERROR a a", "Orders Worker 5 ERROR no mail", 302);
        await PutAsync(table, 4, "/ecs/api", layout: null, "ERROR:app:it broke", 5);

        using var errors = JsonDocument.Parse(Run(table, "errors", "--json").Output);
        using var unread = JsonDocument.Parse(Run(table, "logs", "unread", "--json").Output);

        Assert.Equal(
            Name(4),
            Assert.Single(errors.RootElement.EnumerateArray()).GetProperty("fingerprint").GetString()
        );
        var only = Assert.Single(unread.RootElement.EnumerateArray());
        Assert.Equal(
            (Name(1), "Aa Aa 0 ERROR a a", "/ecs/orders"),
            (
                only.GetProperty("fingerprint").GetString(),
                only.GetProperty("layout").GetString(),
                only.GetProperty("logGroup").GetString()
            )
        );
        Assert.Contains("Aa Aa 0 ERROR a a", Run(table, "errors", "show", Name(1)).Output, Ordinal);
        Assert.Equal(0, Run(table, "errors", "mute", Name(1)).ExitCode);
        Assert.Contains("Muted", Run(table, "logs", "unread").Output, Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static Answer Run(string table, params string[] line) => Answer.Of([.. line, "--table", table]);

    private static string Name(int n) => $"f2:{n:x16}";

    /// <summary>As the function stores it; a higher number was seen earlier.</summary>
    private Task PutAsync(string table, int n, string logGroup, string? layout, string sample, int total)
    {
        var last = IncidentTable.Morning.AddMinutes(-n).ToUnixTimeMilliseconds();
        return tables.PutAsync(
            table,
            new()
            {
                ["PK"] = new() { S = $"ERR#{Name(n)}" },
                ["SK"] = new() { S = "STATE" },
                ["type"] = new() { S = "error" },
                ["fingerprint"] = new() { S = Name(n) },
                ["layout"] = new() { S = layout ?? "" },
                ["template"] = new() { S = "it broke" },
                ["sample"] = new() { S = sample },
                ["status"] = new() { S = "Ongoing" },
                ["level"] = new() { S = "Error" },
                ["service"] = new() { S = logGroup[5..] },
                ["logGroup"] = new() { S = logGroup },
                ["logStream"] = new() { S = "1" },
                ["total"] = new() { N = $"{total}" },
                ["firstSeen"] = new() { N = $"{last - 3_600_000}" },
                ["lastSeen"] = new() { N = $"{last}" },
                ["openedAt"] = new() { N = $"{last}" },
                ["openStatus"] = new() { S = layout is null ? "ERR#3" : "ERR#unread#3" },
            }
        );
    }
}
