using System.Globalization;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Signals;

/// <summary>How the items of signals that are still to be published are named.</summary>
internal static class SignalKeys
{
    /// <summary>The sort key.</summary>
    public const string Sk = "SIGNAL";

    public static string Pk(string dedupId) => $"SIGNAL#{dedupId}";

    /// <summary>Partition of the index Due.</summary>
    public static string Shard(int n) => string.Create(CultureInfo.InvariantCulture, $"SIGNAL#{n}");

    public static string Shard(string dedupId) => Shard(dedupId[0] % TableKeys.Shards);
}
