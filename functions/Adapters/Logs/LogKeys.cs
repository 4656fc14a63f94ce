using System.Globalization;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Batches;

namespace RoleFerry.Adapters.Logs;

/// <summary>How the items that come from logs are named.</summary>
internal static class LogKeys
{
    public const string Spans = "SPANS#";
    public const string CutPk = "CUT#";
    public const string CutSk = "CUT";

    public static string Group(ErrorFingerprint fingerprint) => $"ERR#{fingerprint}";

    public static string Slice(string batchId, int slice) =>
        TableKeys.Seen(string.Create(CultureInfo.InvariantCulture, $"{batchId}-{slice}"));

    /// <summary>Where the lines wait that the edges of a stream's batches cut.</summary>
    public static string Cut(LogBatchHead head) => CutPk + TableKeys.Short($"{head.LogGroup}\n{head.LogStream}");

    /// <summary>Partition of the index Due: streams with lines that have waited long enough.</summary>
    public static string CutShard(int n) => string.Create(CultureInfo.InvariantCulture, $"CUT#{n}");

    public static string CutShard(LogBatchHead head) => CutShard(Cut(head)[^1] % TableKeys.Shards);

    public static string Trace(string traceId) => $"TRACE#{traceId}";

    /// <summary>Partition of the index Due: groups whose alarm ends when they stay quiet.</summary>
    public static string QuietShard(int n) => string.Create(CultureInfo.InvariantCulture, $"QUIET#{n}");

    public static string QuietShard(ErrorFingerprint fingerprint) =>
        QuietShard((int)(fingerprint.Hash % TableKeys.Shards));

    /// <summary>
    /// Partition of the index Open: the list of groups, by when they were seen last. Unread errors have a list of their
    /// own, so that however many they are they hide none that were read.
    /// </summary>
    public static string ListShard(int n, bool isUnread) =>
        string.Create(CultureInfo.InvariantCulture, $"ERR#{(isUnread ? "unread#" : "")}{n}");

    public static string ListShard(ErrorFingerprint fingerprint, bool isUnread) =>
        ListShard((int)(fingerprint.Hash % TableKeys.Shards), isUnread);
}
