using System.Collections.Immutable;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Consistency;

/// <summary>
/// Holds the incident table's items to one another. It is given each of them, in any order, and then says what should
/// not be. What is quarantined is left alone: people were told of it. Pure.
/// </summary>
/// <param name="table">The table's name, for the repairs.</param>
/// <param name="now">The clock, UTC.</param>
internal sealed class TableAudit(string table, DateTimeOffset now)
{
    /// <summary>How long what is left of a missing incident is kept: long enough to look into it.</summary>
    private static readonly TimeSpan RemainsKeptFor = TimeSpan.FromDays(30);

    /// <summary>Changes of one transaction: DynamoDB takes 100 with the condition beside them.</summary>
    private const int AtOnce = 90;

    private readonly Dictionary<string, IncidentParts> _incidents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, AttributeValue>> _pointers = new(StringComparer.Ordinal);
    private readonly HashSet<(string Pk, string Sk)> _quarantined = [];
    private readonly List<TableFinding> _alone = [];

    /// <summary>Items looked at.</summary>
    public int Items { get; private set; }

    /// <summary>Items that are put aside.</summary>
    public int Quarantined => _quarantined.Count;

    /// <summary>Takes one item into account.</summary>
    public void Add(Dictionary<string, AttributeValue> item)
    {
        Items++;
        var (pk, sk) = (item[TableKeys.Pk].S, item[TableKeys.Sk].S);
        if (ItemReaders.FaultOf(item) is { } fault)
            _alone.Add(Unreadable(item, fault));
        else if (WaitingItems.IsForgotten(item, now))
            _alone.Add(NotDue(item));
        else if (pk == QuarantineItem.Pk && QuarantineItem.Read(item) is { TakenAt: not null } entry)
            _quarantined.Add((entry.Pk, entry.Sk));

        if (pk.StartsWith(TableKeys.Open(""), StringComparison.Ordinal))
            _pointers[pk] = item;
        else if (pk.StartsWith(TableKeys.Incident(""), StringComparison.Ordinal))
            Add(item, pk, sk);
    }

    /// <summary>
    /// What should not be, in the order in which it is to be mended. To be asked once all items were given.
    /// </summary>
    public IReadOnlyList<TableFinding> Findings()
    {
        var open = _incidents
            .Values.Where(p => p.Incident is { IsOpen: true } incident && !Watchdog.Is(incident.Signal))
            .OrderByDescending(p => p.Incident!.OpenedAt)
            .ThenBy(p => p.Incident!.Id, StringComparer.Ordinal)
            .ToArray();
        var all = _alone
            .Concat(_pointers.Values.Where(IsStale).Select(Stale))
            .Concat(open.GroupBy(p => p.Incident!.Key, StringComparer.Ordinal).SelectMany(OfOneKey))
            .Concat(open.Where(p => !IncidentMend.HasClock(p.Incident!, p.Stored!)).Select(NoClock))
            .Concat(_incidents.Values.Where(IsNotListed).Select(NotListed))
            .Concat(_incidents.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => OfMissing(p.Key, p.Value)))
            .Concat(open.Where(p => p is { Expiring: > 0, IsMarked: false }).Select(OpenExpires))
            .Concat(NeverExpiring());
        return [.. all.Where(f => !_quarantined.Contains((f.Pk, f.Sk)))];
    }

    private void Add(Dictionary<string, AttributeValue> item, string pk, string sk)
    {
        if (!_incidents.TryGetValue(pk, out var parts))
            _incidents[pk] = parts = new IncidentParts();
        if (sk == TableKeys.Expiry)
        {
            parts.IsMarked = ExpiryMark.IsWaiting(item);
            return;
        }

        if (item.ContainsKey("expiresAt"))
            parts.Expiring++;
        else
            parts.Lasting++;
        var isReadable = ItemReaders.FaultOf(item) is null;
        if (sk == TableKeys.State)
            (parts.Stored, parts.Incident) = (item, isReadable ? IncidentItem.Read(item) : null);
        else if (item.ContainsKey("expiresAt") || !isReadable)
            return;
        else if (sk.StartsWith(TableKeys.Hold, StringComparison.Ordinal))
            parts.Suppressed.Add((sk, SuppressedAlarmItem.Read(item).Signal.Name));
        else if (!IsToBeSent(item, sk))
            parts.Kept.Add(sk);
    }

    /// <summary>A message that waits is sent from what is left.</summary>
    private static bool IsToBeSent(Dictionary<string, AttributeValue> item, string sk) =>
        sk.StartsWith(TableKeys.Outbox, StringComparison.Ordinal) && OutboxItem.Read(item).State == OutboxState.Pending;

    private static TableFinding Unreadable(Dictionary<string, AttributeValue> item, ItemFault fault) =>
        new(
            TableFlaw.Unreadable,
            fault.Pk,
            fault.Sk,
            $"It cannot be read: {fault.What}.",
            "Puts it aside as it is, and an alarm tells people of it. See roleferry quarantine."
        )
        {
            Unreadable = item,
        };

    private TableFinding NotDue(Dictionary<string, AttributeValue> item)
    {
        var update = WaitingItems.MakeDue(item, now);
        update.TableName = table;
        return new(
            TableFlaw.NotDue,
            item[TableKeys.Pk].S,
            item[TableKeys.Sk].S,
            "It waits to be sent or looked at, and nobody will take it up.",
            "Makes it due now."
        )
        {
            Mend =
            [
                [new() { Update = update }],
            ],
        };
    }

    private bool IsStale(Dictionary<string, AttributeValue> pointer) =>
        !pointer.ContainsKey("expiresAt")
        && (OpenAt(PointedAt(pointer)) is not { } open || TableKeys.Open(open.Key) != pointer[TableKeys.Pk].S);

    private TableFinding Stale(Dictionary<string, AttributeValue> pointer)
    {
        var (pk, sk) = (pointer[TableKeys.Pk].S, pointer[TableKeys.Sk].S);
        var id = PointedAt(pointer);
        var parts = _incidents.GetValueOrDefault(TableKeys.Incident(id));
        var stale = new StalePointer(
            id,
            parts?.Incident is not null ? StalePointerState.Over
                : parts?.Stored is not null ? StalePointerState.Unreadable
                : StalePointerState.Missing
        );
        var isOfAnotherKey = OpenAt(id) is not null;
        var key = new Item(pk, sk);
        var isAsRead = new UpdateText().Require("incidentId", pointer.GetValueOrDefault("incidentId")).Build(key);
        var delete = new Delete
        {
            TableName = table,
            Key = key,
            ConditionExpression = isAsRead.ConditionExpression,
            ExpressionAttributeNames = isAsRead.ExpressionAttributeNames,
            ExpressionAttributeValues = isAsRead.ExpressionAttributeValues,
        };
        List<TransactWriteItem> writes = [new() { Delete = delete }];
        if (id.Length > 0 && !isOfAnotherKey && StateWrites.StillStale(table, stale) is { } check)
            writes.Add(check);
        return new(
            TableFlaw.StalePointer,
            pk,
            sk,
            id.Length == 0 ? "It names no incident."
                : isOfAnotherKey ? $"It names {id}, which is open for another key."
                : stale.Reason.Text,
            "Deletes the pointer. The incident and its messages stay as they are."
        )
        {
            Mend =
            [
                [.. writes],
            ],
        };
    }

    /// <summary>
    /// Of the incidents that are open for a key, one is to be pointed at: the one that is, or the newest.
    /// </summary>
    private IEnumerable<TableFinding> OfOneKey(IEnumerable<IncidentParts> open)
    {
        Incident[] incidents = [.. open.Select(p => p.Incident!)];
        var pointer = _pointers.GetValueOrDefault(TableKeys.Open(incidents[0].Key));
        var pointed = pointer is null ? null : Array.Find(incidents, i => i.Id == PointedAt(pointer));
        var current = pointed ?? incidents[0];
        if (pointed is null)
            yield return On(
                TableFlaw.NoPointer,
                current,
                "It is open, and nothing says so to the next alarm of its key, which would open another.",
                "Notes it as open for its key."
            ) with
            {
                Mend =
                [
                    [.. IncidentMend.Point(table, current)],
                ],
            };
        foreach (var other in incidents.Where(i => i.Id != current.Id))
            yield return On(
                TableFlaw.OpenTwice,
                other,
                $"It is open for the same key as {current.Id}, to which new alarms go.",
                "Both go on until their alarms recover; people decide whether to resolve one of them."
            );
    }

    private TableFinding NoClock(IncidentParts parts) =>
        On(
            TableFlaw.NoClock,
            parts.Incident!,
            "It is open, and the clock never looks at it: nobody is escalated to and nothing is repeated.",
            "Has the clock look at it within a minute."
        ) with
        {
            Mend =
            [
                [IncidentMend.Clock(table, parts.Incident!, parts.Stored!, now)],
            ],
        };

    private static bool IsNotListed(IncidentParts parts) =>
        parts.Incident is { } incident
        && IncidentItem.Write(incident).GetValueOrDefault("openStatus") is { } expected
        && parts.Stored!.GetValueOrDefault("openStatus")?.S != expected.S;

    private TableFinding NotListed(IncidentParts parts) =>
        On(
            TableFlaw.NotListed,
            parts.Incident!,
            $"It is {(parts.Incident!.IsOpen ? "open" : "resolved")}, and lists do not show it so.",
            "Puts it into the lists."
        ) with
        {
            Mend =
            [
                [IncidentMend.List(table, parts.Incident!)],
            ],
        };

    private IEnumerable<TableFinding> OfMissing(string pk, IncidentParts parts)
    {
        if (parts.Stored is not null || _quarantined.Contains((pk, TableKeys.State)))
            yield break;
        foreach (var (sk, name) in parts.Suppressed)
            yield return new(
                TableFlaw.LostAlarm,
                pk,
                sk,
                $"The alarm {name} is suppressed, and its incident is missing: nobody will be told of it.",
                "People have to look at that alarm. It is forgotten when its suppression ends."
            );
        if (parts.Kept.Count > 0)
            yield return new(
                TableFlaw.Remains,
                pk,
                "",
                $"{Counted(parts.Kept)} left of an incident that is missing.",
                $"Has them expire in {Words.Duration(RemainsKeptFor)}. What waits to be sent is sent."
            )
            {
                Mend = [.. parts.Kept.Chunk(AtOnce).Select(some => Expire(pk, some))],
            };
    }

    private TableFinding OpenExpires(IncidentParts parts) =>
        On(
            TableFlaw.OpenExpires,
            parts.Incident!,
            $"It is open, and {parts.Expiring} of its items expire.",
            "Has them kept, within minutes."
        ) with
        {
            Mend =
            [
                [ExpiryMark.Write(table, parts.Incident!.Id, now)],
            ],
        };

    /// <summary>One finding for all: after an upgrade it is every incident that there was.</summary>
    private IEnumerable<TableFinding> NeverExpiring()
    {
        Incident[] over =
        [
            .. _incidents
                .Values.Where(p => p is { Incident.IsOpen: false, Lasting: > 0, IsMarked: false })
                .Select(p => p.Incident!)
                .Where(i =>
                    !Watchdog.Is(i.Signal) && !_quarantined.Contains((TableKeys.Incident(i.Id), TableKeys.State))
                )
                .OrderBy(i => i.OpenedAt)
                .ThenBy(i => i.Id, StringComparer.Ordinal),
        ];
        if (over.Length > 0)
            yield return new(
                TableFlaw.NeverExpires,
                TableKeys.Incident("*"),
                "",
                over.Length == 1
                    ? $"{over[0].Id} is over and never expires."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{over.Length} incidents are over and never expire; the oldest is {over[0].Id}."
                    ),
                $"Has them expire {Words.Duration(Incident.KeptFor)} from now."
            )
            {
                Mend =
                [
                    .. over.Chunk(AtOnce)
                        .Select(some => some.Select(i => ExpiryMark.Write(table, i.Id, now)).ToImmutableArray()),
                ],
            };
    }

    private ImmutableArray<TransactWriteItem> Expire(string pk, string[] sks) =>
        [
            .. sks.Select(sk =>
            {
                var update = new UpdateText()
                    .Set("expiresAt", Item.Expiry(now + RemainsKeptFor))
                    .Require(TableKeys.Pk, Item.Text(pk))
                    .RequireNone("expiresAt")
                    .Build(new Item(pk, sk));
                update.TableName = table;
                return new TransactWriteItem { Update = update };
            }),
            new()
            {
                ConditionCheck = new ConditionCheck
                {
                    TableName = table,
                    Key = new Item(pk, TableKeys.State),
                    ConditionExpression = "attribute_not_exists(PK)",
                },
            },
        ];

    private static string Counted(List<string> sks)
    {
        var counts = new (string Kind, string One, string Many)[]
        {
            (TableKeys.Joined, "alarm", "alarms"),
            (TableKeys.Outbox, "message", "messages"),
            (TableKeys.Event, "line of the timeline", "lines of the timeline"),
        }
            .Select(k => (k.One, k.Many, Count: sks.Count(sk => sk.StartsWith(k.Kind, StringComparison.Ordinal))))
            .ToArray();
        var words = counts
            .Append(("other item", "other items", sks.Count - counts.Sum(c => c.Count)))
            .Where(c => c.Item3 > 0)
            .Select(c =>
                string.Create(CultureInfo.InvariantCulture, $"{c.Item3} {(c.Item3 == 1 ? c.Item1 : c.Item2)}")
            );
        return $"{string.Join(", ", words)} {(sks.Count == 1 ? "is" : "are")}";
    }

    private static TableFinding On(TableFlaw flaw, Incident incident, string what, string repair) =>
        new(flaw, TableKeys.Incident(incident.Id), TableKeys.State, what, repair);

    private Incident? OpenAt(string id) =>
        _incidents.GetValueOrDefault(TableKeys.Incident(id))?.Incident is { IsOpen: true } incident ? incident : null;

    private static string PointedAt(Dictionary<string, AttributeValue> pointer) =>
        pointer.GetValueOrDefault("incidentId")?.S ?? "";
}
