using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Services;

/// <summary>
/// Makes series to compare, around the beginning of something, of what CloudWatch has for each minute.
/// </summary>
public static class ServiceSeries
{
    /// <summary>What one value of a series covers.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long before a symptom its cause may have begun: what is full fills up before it fails.
    /// </summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    /// <summary>Values before the onset that are looked at one by one: those of the lead, and some before.</summary>
    public const int JustBefore = 8;

    /// <summary>Values before those that say what is usual.</summary>
    public const int Usual = 64;

    /// <summary>Values from the onset on.</summary>
    public const int After = 3;

    private const int MinutesPerValue = 5;

    /// <summary>The minutes to ask for.</summary>
    /// <param name="onset">When something began, a whole minute.</param>
    /// <param name="now">The minute that has not ended is not asked for.</param>
    public static ImmutableArray<DateTimeOffset> Minutes(DateTimeOffset onset, DateTimeOffset now)
    {
        var first = onset - ((Usual + JustBefore) * Period);
        var last = onset + (After * Period);
        var end = now < last ? now : last;
        return
        [
            .. Enumerable
                .Range(0, Math.Max(0, (int)Math.Floor((end - first).TotalMinutes)))
                .Select(n => first.AddMinutes(n)),
        ];
    }

    /// <summary>Makes a series.</summary>
    /// <param name="service">Whose.</param>
    /// <param name="metric">Of which metric.</param>
    /// <param name="minutes">Its values, for <see cref="Minutes"/>.</param>
    /// <param name="per">Those of what it is divided by; empty where it stands for itself.</param>
    /// <param name="onset">When something began.</param>
    /// <param name="query">How to find it again.</param>
    public static ObservedSeries Of(
        string service,
        ServiceMetric metric,
        ImmutableArray<double?> minutes,
        ImmutableArray<double?> per,
        DateTimeOffset onset,
        string query
    )
    {
        var values = Put(minutes, metric.Statistic);
        if (metric.Per is not null)
        {
            // CloudWatch has no value for a minute without errors; without calls there is no share.
            var calls = Put(per, "Sum");
            values = [.. calls.Select((c, n) => c > 0 ? 100 * (values[n] ?? 0) / c : null)];
        }

        return new ObservedSeries
        {
            Node = service,
            Name = metric.Name,
            Role = metric.Role,
            Start = onset - (JustBefore * Period),
            Period = Period,
            Values = [.. values.Skip(Usual)],
            Usual = [.. values.Take(Usual).OfType<double>()],
            Query = query,
        };
    }

    /// <summary>Puts minutes together. What is missing of a sum is as the rest is.</summary>
    private static ImmutableArray<double?> Put(ImmutableArray<double?> minutes, string statistic) =>
        [
            .. minutes
                .Chunk(MinutesPerValue)
                .Select(some =>
                {
                    double[] known = [.. some.OfType<double>()];
                    return known.Length == 0
                        ? (double?)null
                        : statistic switch
                        {
                            "Sum" or "SampleCount" => known.Average() * MinutesPerValue,
                            "Maximum" => known.Max(),
                            "Minimum" => known.Min(),
                            _ => known.Average(),
                        };
                }),
        ];
}
