using System.Globalization;
using System.Text.Json.Nodes;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Local.Tables;

namespace RoleFerry.Local.Page.Incidents;

/// <summary>
/// Reads incidents from the table as the functions store them (their keys are in docs/architecture.md).
/// </summary>
internal sealed class TableIncidentReader(DynamoDbLocal database, string table) : IIncidentReader
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<IncidentSummary>> ListAsync(CancellationToken cancellation)
    {
        var open = await database.CallAsync(
            "Query",
            new JsonObject
            {
                ["TableName"] = table,
                ["IndexName"] = "Open",
                ["KeyConditionExpression"] = "openStatus = :open",
                ["ExpressionAttributeValues"] = new JsonObject { [":open"] = Value("OPEN") },
                ["ScanIndexForward"] = false,
                ["Limit"] = Shown,
            },
            cancellation
        );
        // The index of what is over is by month: here one page of the table is enough.
        var over = await database.CallAsync(
            "Scan",
            new JsonObject
            {
                ["TableName"] = table,
                ["FilterExpression"] = "SK = :state AND begins_with(PK, :incident) AND openStatus <> :open",
                ["ExpressionAttributeValues"] = new JsonObject
                {
                    [":state"] = Value("STATE"),
                    [":incident"] = Value("INC#"),
                    [":open"] = Value("OPEN"),
                },
            },
            cancellation
        );
        return
        [
            .. Items(open).Select(Summary).OrderBy(i => i.Severity, StringComparer.Ordinal),
            .. Items(over).Select(Summary).OrderByDescending(i => i.OpenedAt).Take(Shown),
        ];
    }

    public async Task<IncidentDetail?> FindAsync(string id, CancellationToken cancellation)
    {
        var items = await PartitionAsync("INC#" + id, cancellation);
        if (items.FirstOrDefault(i => Text(i, "SK") == "STATE") is not { } state)
            return null;
        return new(
            Summary(state),
            Text(state, "key"),
            Text(state, "runbook"),
            Text(state, "policyVersion"),
            (int)Number(state, "version"),
            (int)Number(state, "reopened"),
            [
                .. Of("EVT#")
                    .Select(i => new TimelineLine(
                        Moment(i, "at"),
                        Text(i, "kind"),
                        Text(i, "who"),
                        Text(i, "what"),
                        List(i, "reasons")
                    )),
            ],
            [
                .. Of("OUT#")
                    .Select(i => new OutboxLine(
                        Text(i, "channel"),
                        Text(i, "kind"),
                        Text(i, "state"),
                        (int)Number(i, "attempts"),
                        Moment(i, "createdAt"),
                        MomentOrNull(i, "dueAt"),
                        List(i, "reasons"),
                        List(i, "history")
                    )),
            ],
            [.. Of("SIG#").Select(i => new MemberLine(Text(i, "name"), Text(i, "state"), Moment(i, "at")))],
            await ErrorsAsync(
                Of("SIG#").Where(i => Text(i, "source") == "logs").Select(i => Text(i, "alarm")),
                cancellation
            )
        );

        IEnumerable<JsonObject> Of(string prefix) =>
            items.Where(i => Text(i, "SK").StartsWith(prefix, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<ErrorLine>> ErrorsAsync(
        IEnumerable<string> fingerprints,
        CancellationToken cancellation
    )
    {
        var errors = new List<ErrorLine>();
        foreach (var fingerprint in fingerprints)
        {
            if (
                (await PartitionAsync("ERR#" + fingerprint, cancellation)).FirstOrDefault(i => Text(i, "SK") == "STATE")
                is not { } group
            )
                continue;
            var trace = Text(group, "trace");
            var spans =
                trace.Length == 0
                    ? []
                    : (await PartitionAsync("TRACE#" + trace, cancellation)).SelectMany(i => Spans(trace, i)).ToArray();
            errors.Add(
                new(
                    fingerprint,
                    Number(group, "total"),
                    [.. (group["versions"]?["SS"] as JsonArray ?? []).Select(v => (string)v!)],
                    Text(group, "sample"),
                    Waterfall.Draw(spans)
                )
            );
        }
        return errors;
    }

    private async Task<JsonObject[]> PartitionAsync(string pk, CancellationToken cancellation)
    {
        var answer = await database.CallAsync(
            "Query",
            new JsonObject
            {
                ["TableName"] = table,
                ["KeyConditionExpression"] = "PK = :pk",
                ["ExpressionAttributeValues"] = new JsonObject { [":pk"] = Value(pk) },
            },
            cancellation
        );
        return [.. Items(answer)];
    }

    private static IEnumerable<Span> Spans(string trace, JsonObject item) =>
        from span in item["spans"]?["L"] as JsonArray ?? []
        let s = (JsonObject)span!["M"]!
        select new Span(
            trace,
            Text(s, "id"),
            Text(s, "parent"),
            Text(s, "kind"),
            Text(s, "name"),
            Number(s, "micros") / 1000.0,
            (bool?)s["failed"]?["BOOL"] ?? false,
            Moment(s, "endedAt"),
            Text(s, "service")
        );

    private static IncidentSummary Summary(JsonObject item) =>
        new(
            Text(item, "id"),
            Text(item, "status"),
            Text(item, "severity"),
            Text(item, "title"),
            Text(item, "summary"),
            Text(item, "service"),
            List(item, "channels"),
            Moment(item, "openedAt"),
            MomentOrNull(item, "resolvedAt")
        );

    private static IEnumerable<JsonObject> Items(JsonObject answer) =>
        ((JsonArray)answer["Items"]!).OfType<JsonObject>();

    private static JsonObject Value(string text) => new() { ["S"] = text };

    private static string Text(JsonObject item, string name) => (string?)item[name]?["S"] ?? "";

    private static long Number(JsonObject item, string name) =>
        long.TryParse((string?)item[name]?["N"], CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset Moment(JsonObject item, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Number(item, name));

    private static DateTimeOffset? MomentOrNull(JsonObject item, string name) =>
        item[name] is null ? null : Moment(item, name);

    private static string[] List(JsonObject item, string name) =>
        [.. (item[name]?["L"] as JsonArray ?? []).Select(v => (string?)v?["S"] ?? "")];
}
