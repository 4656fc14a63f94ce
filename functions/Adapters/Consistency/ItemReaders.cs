using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;

namespace RoleFerry.Adapters.Consistency;

/// <summary>Which reader each kind of stored item has, by its key.</summary>
internal static class ItemReaders
{
    private static readonly (string Pk, string Sk, Func<Dictionary<string, AttributeValue>, object> Read)[] All =
    [
        (TableKeys.Incident(""), TableKeys.State, IncidentItem.Read),
        (TableKeys.Incident(""), TableKeys.Event, TimelineItem.Read),
        (TableKeys.Incident(""), TableKeys.Joined, IncidentMember.Read),
        (TableKeys.Incident(""), TableKeys.Outbox, OutboxItem.Read),
        (TableKeys.Incident(""), TableKeys.Posted, item => IncidentView.ReadPosted(item)),
        (TableKeys.Incident(""), TableKeys.Hold, SuppressedAlarmItem.Read),
        (TableKeys.Incident(""), TableKeys.PostMortem, PostMortemItem.Read),
        ("ALARM#", "LAST", IncidentStore.ReadMemory),
        (TableKeys.Firing(""), "", FiringItem.Read),
        (SilenceItem.Pk, "", SilenceItem.Read),
        (OverrideItem.Partition, OverrideItem.Prefix, OverrideItem.Read),
        (AnnouncementItem.Pk(""), AnnouncementItem.Sk, AnnouncementItem.Read),
        (SignalKeys.Pk(""), SignalKeys.Sk, SignalItem.Json),
        ("SIGLOG#", "", SignalLogItem.Read),
        (TagItem.Pk(""), TagItem.Sk, TagItem.Read),
        (ChangeStore.Partition, "", ChangeStore.Read),
        (PingStore.Partition, "", PingStore.Read),
        (QuarantineItem.Pk, "", QuarantineItem.Read),
        (RollupItem.Pk(""), MetricMemoryItem.Sk, MetricMemoryItem.Read),
        (RollupItem.Pk(""), "", RollupItem.Read),
        ("ERR#", TableKeys.State, ErrorGroupItem.ReadStored),
        ("ERR#", FollowedItem.Sk, FollowedItem.ReadStored),
        (LogKeys.CutPk, LogKeys.CutSk, CutItem.Read),
        ("TRACE#", LogKeys.Spans, item => SpanItem.Read("", item)),
        ("CNT#", CounterKeys.Hour, ReadCounter),
    ];

    /// <summary>What is wrong with an item; null where it can be read, or nothing reads it as a whole.</summary>
    public static ItemFault? FaultOf(Dictionary<string, AttributeValue> item)
    {
        try
        {
            Of(item[TableKeys.Pk].S, item[TableKeys.Sk].S)?.Invoke(item);
            return null;
        }
#pragma warning disable CA1031 // Whatever an item does to its reader is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ItemFault.Unreadable(item, e);
        }
    }

    /// <summary>The reader; null where there is none.</summary>
    public static Func<Dictionary<string, AttributeValue>, object>? Of(string pk, string sk) =>
        Array
            .Find(All, r =>
                pk.StartsWith(r.Pk, StringComparison.Ordinal)
                && (r.Pk.EndsWith('#') || r.Pk == pk)
                && sk.StartsWith(r.Sk, StringComparison.Ordinal)
            )
            .Read;

    private static CounterNumbers ReadCounter(Dictionary<string, AttributeValue> item)
    {
        var numbers = new CounterNumbers();
        CounterItem.PlaceOf(item);
        CounterItem.Read(item, numbers);
        return numbers;
    }
}
