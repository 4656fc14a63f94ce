using System.Globalization;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Metrics;

/// <summary>How the items of counters, and those of anything that is counted by the hour, are named.</summary>
internal static class CounterKeys
{
    public const string Hour = "HOUR#";

    public static string HourOf(DateTimeOffset hour) =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour}{hour.UtcDateTime:yyyyMMdd'T'HH}");

    /// <summary>A slot of a metric's counter: an hour, or five minutes of one.</summary>
    public static string SlotOf(DateTimeOffset slot, TimeSpan length) =>
        length < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{Hour}{slot.UtcDateTime:yyyyMMdd'T'HHmm}")
            : HourOf(slot);

    public static string Counter(string metric, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"CNT#{metric}#{shard}");

    /// <summary>Which of a counter's items a batch adds to: the same for each of its copies.</summary>
    public static int Shard(string batchId) => batchId[^1] % TableKeys.Shards;
}
