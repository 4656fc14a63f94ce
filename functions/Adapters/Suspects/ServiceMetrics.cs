using System.Collections.Immutable;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Suspects;

/// <summary>Reads the metrics of services from CloudWatch, all in one call.</summary>
public sealed class ServiceMetrics(MetricReader reader, TimeProvider time)
{
    /// <summary>What takes longer is told without them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Reads what there is around a moment.</summary>
    /// <returns>The series that have values, and of which services none are known, with why.</returns>
    internal async Task<(
        ImmutableArray<ObservedSeries> Series,
        ImmutableArray<(string Service, string Metric, string Why)> Unseen
    )> ReadAsync(
        ServiceMap map,
        StackValues values,
        DateTimeOffset onset,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var asked = new List<(ServiceDefinition Service, ServiceMetric Metric, MetricQuery Query)>();
        var unseen = new List<(string Service, string Metric, string Why)>();
        foreach (var service in map.Services)
        {
            if (service.Metrics.IsEmpty)
                unseen.Add((service.Name, "", "services.yaml names no metrics"));
            foreach (var metric in service.Metrics)
            {
                var dimensions = values.Fill(metric, out var missing);
                if (missing is null)
                    asked.Add((service, metric, QueryOf(service, metric, dimensions)));
                else
                    unseen.Add((service.Name, metric.Name, $"the stack's {missing} is empty"));
            }
        }

        var times = ServiceSeries.Minutes(onset, now);
        ImmutableArray<ImmutableArray<double?>> lines;
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var read = await reader.ReadAsync([.. asked.Select(a => a.Query)], times, Minute, either.Token);
            lines = [.. read.Select(s => s.Values)];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ([], [.. unseen, ("", "", "CloudWatch did not answer in time")]);
        }
        catch (CloudWatchException e)
        {
            return ([], [.. unseen, ("", "", e.Message.TrimEnd('.'))]);
        }

        var series = new List<ObservedSeries>();
        for (var n = 0; n < lines.Length; n++)
        {
            var (service, metric, query) = asked[n];
            var per = asked.FindIndex(a => a.Service == service && a.Metric.Name == metric.Per);
            if (metric.Per is not null && per < 0)
                continue;
            var one = ServiceSeries.Of(
                service.Name,
                metric,
                lines[n],
                metric.Per is null ? [] : lines[per],
                onset,
                Found(query, metric.Per is null ? null : asked[per].Query)
            );
            if (one.Values.Any(v => v is not null))
                series.Add(one);
            else
                unseen.Add((service.Name, metric.Name, "CloudWatch has no values"));
        }

        return ([.. series], [.. unseen]);
    }

    private static MetricQuery QueryOf(
        ServiceDefinition service,
        ServiceMetric metric,
        ImmutableSortedDictionary<string, string> dimensions
    ) =>
        new(
            $"{service.Name} {metric.Name}",
            metric.Namespace,
            metric.Metric,
            [.. dimensions.Select(d => (d.Key, d.Value))],
            metric.Statistic
        );

    /// <summary>How to find a series again.</summary>
    private static string Found(MetricQuery query, MetricQuery? per)
    {
        var one = $"{query.Namespace} {query.Metric} {query.Statistic}{{{Dimensions(query)}}}";
        return per is null ? one : $"100 * {one} / {per.Metric} {per.Statistic}{{{Dimensions(per)}}}";

        static string Dimensions(MetricQuery of) => string.Join(", ", of.Dimensions.Select(d => $"{d.Name}={d.Value}"));
    }
}
