using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Table;

/// <summary>How the one table's items are named. The table of items is in docs/architecture.md.</summary>
internal static class TableKeys
{
    /// <summary>Index partitions of each kind: a flood writes to several.</summary>
    public const int Shards = 4;

    public const string Pk = "PK";
    public const string Sk = "SK";
    public const string State = "STATE";
    public const string Event = "EVT#";
    public const string Outbox = "OUT#";
    public const string Posted = "REF#";
    public const string Joined = "SIG#";
    public const string Fires = "FIRES#";
    public const string Hold = "HOLD#";
    public const string PostMortem = "POSTMORTEM";
    public const string Expiry = "EXPIRY";
    public const string DueIndex = "Due";
    public const string OpenIndex = "Open";

    /// <summary>
    /// Bytes that a partition key may have.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    /// </summary>
    private const int MaxPartitionKey = 2_048;

    public static string Incident(string id) => $"INC#{id}";

    public static string Open(string key) => Bounded($"OPEN#{key}");

    public static string Alarm(SignalKey key) => Bounded($"ALARM#{key}");

    public static string Seen(string dedupId) => $"SEEN#{dedupId}";

    public static string Slot(string channel) => $"SLOT#{channel}";

    public static string PagerDuty(string id) => Bounded($"PAGERDUTY#{id}");

    public static string Member(SignalKey key) => Joined + Hash(key.ToString());

    /// <summary>The mark beside a member, which exists while its alarm fires.</summary>
    public static string FiringMember(SignalKey key) => Fires + Hash(key.ToString());

    /// <summary>The member that such a mark is beside.</summary>
    public static string MemberOf(string mark) => Joined + mark[Fires.Length..];

    /// <summary>Where alarms that hold others back stand while they fire.</summary>
    public static string Firing(string key) => $"FIRING#{key}";

    /// <summary>Names an alarm within a partition.</summary>
    public static string Short(string alarm) => Hash(alarm);

    /// <summary>Sorts by time; two writers of the same event write the same key.</summary>
    public static string TimelineEvent(DateTimeOffset at, string causeId, IncidentEventKind kind) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Event}{at.UtcDateTime:yyyyMMdd'T'HHmmss'.'fff'Z'}#{causeId[..8]}#{kind}"
        );

    /// <summary>Partition of the index Due: open incidents that the clock looks at.</summary>
    public static string ClockShard(int n) => string.Create(CultureInfo.InvariantCulture, $"CLOCK#{n}");

    public static string ClockShard(string incidentId) => ClockShard(incidentId[^1] % Shards);

    private static string Bounded(string key) =>
        Encoding.UTF8.GetByteCount(key) <= MaxPartitionKey ? key : key[..256] + "#" + Hash(key);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
