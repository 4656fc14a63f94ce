using System.Globalization;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs;

namespace RoleFerry.Adapters.Logs;

/// <summary>How the items that come from logs are named.</summary>
internal static class LogKeys
{
    public const string Hour = "HOUR#";
    public const string Signal = "SIGNAL";
    public const string Spans = "SPANS#";

    /// <summary>Index partitions of each kind: a flood writes to several.</summary>
    public const int Shards = 4;

    public static string Group(ErrorFingerprint fingerprint) => $"ERR#{fingerprint}";

    public static string HourOf(DateTimeOffset hour) =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour}{hour.UtcDateTime:yyyyMMdd'T'HH}");

    /// <summary>A slot of a metric's counter: an hour, or five minutes of one.</summary>
    public static string SlotOf(DateTimeOffset slot, TimeSpan length) =>
        length < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{Hour}{slot.UtcDateTime:yyyyMMdd'T'HHmm}")
            : HourOf(slot);

    public static string Counter(string metric, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"CNT#{metric}#{shard}");

    public static string Slice(string batchId, int slice) =>
        TableKeys.Seen(string.Create(CultureInfo.InvariantCulture, $"{batchId}-{slice}"));

    public static string SignalOut(string dedupId) => $"SIGNAL#{dedupId}";

    public static string Trace(string traceId) => $"TRACE#{traceId}";

    /// <summary>Partition of the index Due: groups whose alarm ends when they stay quiet.</summary>
    public static string QuietShard(int n) => string.Create(CultureInfo.InvariantCulture, $"QUIET#{n}");

    public static string QuietShard(ErrorFingerprint fingerprint) => QuietShard((int)(fingerprint.Hash % Shards));

    /// <summary>Partition of the index Due: signals that are still to be published.</summary>
    public static string SignalShard(int n) => string.Create(CultureInfo.InvariantCulture, $"SIGNAL#{n}");

    public static string SignalShard(string dedupId) => SignalShard(dedupId[0] % Shards);

    /// <summary>Partition of the index Open: the list of groups, by when they were seen last.</summary>
    public static string ListShard(int n) => string.Create(CultureInfo.InvariantCulture, $"ERR#{n}");

    public static string ListShard(ErrorFingerprint fingerprint) => ListShard((int)(fingerprint.Hash % Shards));

    /// <summary>Which of a counter's items a batch adds to: the same for each of its copies.</summary>
    public static int CounterShard(string batchId) => batchId[^1] % Shards;
}
