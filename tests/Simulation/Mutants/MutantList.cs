using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Outside;
using static RoleFerry.Simulation.Mutants.TableRequests;

namespace RoleFerry.Simulation.Mutants;

/// <summary>The bugs that the simulation is tried on.</summary>
internal static partial class MutantList
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        new("a message is leased although somebody else has it")
        {
            Table = (_, r) => Update(r, u => Is(u.Key, "OUT#"), Unconditional),
        },
        new("what became of a message is written over what somebody else wrote")
        {
            Table = (_, r) => Puts(r, i => Is(i, "OUT#"), Unconditional),
        },
        new("a lease has no end")
        {
            Table = (_, r) => Update(r, u => Is(u.Key, "OUT#"), u => u.ExpressionAttributeValues[":until"] = Later(u)),
        },
        new("a new message is due only in a day")
        {
            Table = (_, r) => Puts(r, i => IsPending(i), p => Set(p, "dueAt", Number(p.Item["dueAt"].N, 86_400_000))),
        },
        new("a message is in no index")
        {
            Table = (_, r) => Puts(r, i => Is(i, "OUT#"), p => p.Item.Remove("dueShard")),
        },
        new("messages are sent and not written with the decision")
        {
            Table = (_, r) => HasState(r) ? Puts(r, i => Is(i, "OUT#"), _ => false) : r,
        },
        new("the message to the next channel is forgotten")
        {
            Table = (_, r) => HasState(r) ? r : Puts(r, IsPending, p => p.ConditionExpression is not null),
        },
        new("a failed attempt counts as sent") { Table = (_, r) => HasState(r) ? r : Puts(r, IsRetried, MarkSent) },
        new("a message that failed is given up")
        {
            Table = (_, r) =>
                HasState(r) ? r : Puts(r, IsRetried, p => Set(p, "state", "Rejected") && p.Item.Remove("dueAt")),
        },
        new("an incident is written over what somebody else wrote")
        {
            Table = (_, r) => Puts(r, IsChangedState, Unconditional),
        },
        new("a second incident of one key is opened") { Table = (_, r) => Puts(r, i => Is(i, "OPEN"), Unconditional) },
        new("the pointer of a resolved incident stays")
        {
            Table = (_, r) => Writes(r, w => w.Delete is { } d && Is(d.Key, "OPEN") ? null : w),
        },
        new("the pointer of an open incident is forgotten")
        {
            Table = (_, r) => Puts(r, i => Is(i, "OPEN"), _ => false),
        },
        new("what waited of a log stream stays when it is counted")
        {
            Table = (_, r) => Writes(r, w => w.Delete is { } d && Is(d.Key, "CUT") ? null : w),
        },
        new("what waits of a log stream is in no index")
        {
            Table = (_, r) => Puts(r, i => Is(i, "CUT"), p => p.Item.Remove("dueShard")),
        },
        new("a transition is handled again")
        {
            Table = (_, r) => Puts(r, i => Is(i, "SEEN") && i["type"].S == "seen", Unconditional),
        },
        new("two copies of an event are both handled")
        {
            Table = (_, r) => HasState(r) ? Puts(r, _ => true, Unconditional) : r,
        },
        new("a command is carried out again")
        {
            Table = (_, r) => Puts(r, i => Is(i, "SEEN") && i["type"].S == "command", Unconditional),
        },
        new("a transition leaves no mark") { Table = (_, r) => Puts(r, i => Is(i, "SEEN"), _ => false) },
        new("an older transition wins over a newer one") { Table = (_, r) => Puts(r, i => Is(i, "LAST"), _ => false) },
        new("two transitions of one alarm are decided at once")
        {
            Table = (_, r) => Puts(r, i => Is(i, "LAST"), Unconditional),
        },
        new("a timeline event is forgotten") { Table = (_, r) => Puts(r, i => Is(i, "EVT#"), _ => false) },
        new("a version is left out")
        {
            Table = (_, r) => Puts(r, IsChangedState, p => Set(p, "version", Number(p.Item["version"].N, 1))),
        },
        new("an alarm that joins is not counted")
        {
            Table = (_, r) => Puts(r, IsChangedState, p => Set(p, "joined", new AttributeValue { N = "0" })),
        },
        new("an alarm of an incident is forgotten")
        {
            Table = (_, r) => Writes(r, w => w.Update is { } u && Is(u.Key, "SIG#") ? null : w),
        },
        new("the mark beside a firing alarm is forgotten")
        {
            Table = (_, r) => Puts(r, i => Is(i, "FIRES#"), _ => false),
        },
        new("the mark beside a recovered alarm stays")
        {
            Table = (_, r) => Writes(r, w => w.Delete is { } d && Is(d.Key, "FIRES#") ? null : w),
        },
        new("no clock runs for an incident")
        {
            Table = (_, r) =>
                Puts(r, i => Is(i, "STATE"), p => p.Item.Remove("dueShard") || p.Item.Remove("dueAt") || true),
        },
        new("what is suppressed is not kept") { Table = (_, r) => Puts(r, i => Is(i, "HOLD#"), _ => false) },
        new("now and then half of a transaction is carried out") { TearsTransactions = true },
        new("reads may be old") { Table = (_, r) => Inconsistent(r) },
        new("the minute does not look at messages") { Table = (_, r) => AsksFor(r, "OUT#") ? null : r },
        new("the minute looks at one shard of four")
        {
            Table = (_, r) => AsksFor(r, "OUT#") && !Ends(r, "#0") ? null : r,
        },
        new("the minute's look finds nothing") { Table = (_, r) => r is ScanRequest ? null : r },
        new("the minute leaves P0 out") { Table = (_, r) => AsksFor(r, "OUT#P0") ? null : r },
        new("the minute does not look at incidents") { Table = (_, r) => AsksFor(r, "CLOCK#") ? null : r },
        new("the minute does not look at what is suppressed") { Table = (_, r) => AsksFor(r, "HOLD") ? null : r },
        new("the table's policy is never read") { Table = (_, r) => IsForPolicy(r) ? Elsewhere(r) : r },
        new("a process reads the policy once")
        {
            Table = (process, r) => process.IsWarm && IsForPolicy(r) ? Elsewhere(r) : r,
        },
        new("who is on call is never read") { Table = (_, r) => AsksFor(r, ":pk", "ONCALL") ? null : r },
        new("a webhook lets strangers in") { LetsStrangersIn = true },
        new("a batch of log lines leaves no mark")
        {
            Table = (_, r) => Puts(r, i => Is(i, "SEEN") && i.ContainsKey("logGroup"), _ => false),
        },
        new("a signal of log lines is not kept") { Table = (_, r) => Puts(r, i => Is(i, "SIGNAL"), _ => false) },
        new("each item is read twice") { AsksTwice = r => r is BatchGetItemRequest },
        new("the minute asks the index twice") { AsksTwice = r => AsksFor(r, "OUT#") },
        new("what an incident holds is read twice") { AsksTwice = r => AsksFor(r, ":pk", "INC#") },
        new("what failed is tried again without a pause") { NeverPauses = true },
        new("a fault of the table counts as done") { HidesTableFaults = true },
        new("a vendor's fault counts as sent") { HidesVendorFaults = true },
        new("no page goes out while the table is down")
        {
            Body = (_, text) => text.Contains("store cannot be reached", StringComparison.Ordinal) ? null : text,
        },
        new("each page has a dedup key of its own")
        {
            Body = (host, text) =>
                text.Contains("\"dedup_key\":\"INC-", StringComparison.Ordinal)
                    ? text.Replace(
                        "\"dedup_key\":\"INC-",
                        $"\"dedup_key\":\"{text.Length % 7}INC-",
                        StringComparison.Ordinal
                    )
                    : text,
        },
        new("all pages of an incident have one dedup key") { Body = (_, text) => LaterKey().Replace(text, "$1\"") },
        new("what rang before is never ended")
        {
            Body = (_, text) =>
                text.Contains("\"event_action\":\"resolve\"", StringComparison.Ordinal) && LaterKey().IsMatch(text)
                    ? null
                    : text,
        },
        new("what ends an incident is told to nobody")
        {
            Table = (_, r) => HasState(r) ? Puts(r, i => Is(i, "OUT#") && i["kind"].S == "Resolve", _ => false) : r,
        },
        new("an invocation that failed counts as done") { HidesFailures = true },
        new("the failure queue is not written") { DropsFailures = true },
        new("a log line holds a token")
        {
            Log = (process, line) =>
                process.World.Faults.Met[(int)FaultKind.Error] > 0
                    ? line + process.World.Ssm.Now(ParameterStore.BotToken)
                    : line,
        },
        new("the table holds a token")
        {
            Table = (process, r) =>
                Puts(r, i => Is(i, "SEEN"), p => Set(p, "outcome", process.World.Ssm.Now(ParameterStore.BotToken))),
        },
    ];

    private static bool HasState(object request) =>
        request is TransactWriteItemsRequest write
        && write.TransactItems.Exists(w => w.Put is { } p && Is(p.Item, "SEEN"));

    private static bool IsPending(Dictionary<string, AttributeValue> item) =>
        Is(item, "OUT#") && item["state"].S == "Pending";

    private static bool IsRetried(Dictionary<string, AttributeValue> item) =>
        IsPending(item) && item.TryGetValue("history", out var history) && history.L.Count > 0;

    private static bool IsChangedState(Dictionary<string, AttributeValue> item) =>
        Is(item, "STATE") && item["version"].N != "1";

    private static bool MarkSent(Put put) => Set(put, "state", "Sent") && put.Item.Remove("dueAt");

    private static bool Set(Put put, string name, string text)
    {
        put.Item[name] = new AttributeValue { S = text };
        return true;
    }

    private static bool Set(Put put, string name, AttributeValue value)
    {
        put.Item[name] = value;
        return true;
    }

    private static AttributeValue Number(string number, long more) =>
        new() { N = (long.Parse(number, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture) };

    private static AttributeValue Later(UpdateItemRequest update) =>
        Number(update.ExpressionAttributeValues[":until"].N, 7 * 86_400_000L);

    private static bool Ends(object request, string shard) =>
        ((QueryRequest)request).ExpressionAttributeValues[":shard"].S.EndsWith(shard, StringComparison.Ordinal);

    private static Amazon.Runtime.AmazonWebServiceRequest Inconsistent(
        Amazon.Runtime.AmazonWebServiceRequest request
    ) =>
        request switch
        {
            QueryRequest { ConsistentRead: true } query => new QueryRequest
            {
                TableName = query.TableName,
                KeyConditionExpression = query.KeyConditionExpression,
                ExpressionAttributeValues = query.ExpressionAttributeValues,
                ExpressionAttributeNames = query.ExpressionAttributeNames,
                ExclusiveStartKey = query.ExclusiveStartKey,
                FilterExpression = query.FilterExpression,
                ScanIndexForward = query.ScanIndexForward,
                Limit = query.Limit,
            },
            BatchGetItemRequest batch => new BatchGetItemRequest
            {
                RequestItems = batch.RequestItems.ToDictionary(
                    t => t.Key,
                    t => new KeysAndAttributes { Keys = t.Value.Keys }
                ),
            },
            _ => request,
        };

    /// <summary>A page's dedup key that is not the incident's first.</summary>
    [GeneratedRegex("(\"dedup_key\":\"INC-[0-9A-Z]+)#[0-9]+\"")]
    private static partial Regex LaterKey();
}
