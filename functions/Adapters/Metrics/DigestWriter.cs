using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NodaTime;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Digests;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Writes the digest of the day or week before a run, once, for the minute's tick to send.</summary>
public sealed partial class DigestWriter(
    MetricSet metrics,
    RollupStore store,
    PostMortemStore postMortems,
    AnnouncementOutbox outbox,
    SignalLog signals,
    IChartStore charts,
    DigestSettings settings,
    ILogger<DigestWriter> log
)
{
    /// <summary>Time of a run that is left for writing the digest, whatever it has not found out.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>Writes it.</summary>
    /// <param name="length">A day or a week.</param>
    /// <param name="scheduled">The moment that the run is for.</param>
    /// <returns>Its id; null where it was written before.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<string?> WriteAsync(WindowLength length, DateTimeOffset scheduled, Deadline deadline)
    {
        var calendar = new WindowCalendar(settings.Zone);
        var window = calendar.Previous(calendar.Containing(length, scheduled));
        var first = calendar.DateOf(window.Start);
        var lines = await Task.WhenAll(metrics.Metrics.Select(m => LineAsync(m, length, first, deadline)));
        DigestLine[] known = [.. lines.Where(l => l.Now is not null || l.Trend.Any(v => v is not null))];
        var chart = length == WindowLength.Week ? await DrawAsync(window, known, deadline.Cancellation) : null;
        PostMortem[] overdue =
            length == WindowLength.Week
                ?
                [
                    .. (await postMortems.DueAsync(deadline)).Where(p =>
                        p.StateAt(scheduled) == PostMortemState.Overdue
                    ),
                ]
                : [];
        var announcement = Digest.Write(window, settings.Channel, known, chart, [.. overdue]);
        if (length == WindowLength.Day)
            announcement = announcement with
            {
                Parts = announcement.Parts.AddRange(
                    UnknownSeverities.Of(await UnknownSeveritiesAsync(window, deadline))
                ),
            };
        return await outbox.AddAsync(announcement, scheduled, deadline) ? announcement.Id : null;
    }

    /// <summary>Names of alarms that stated a severity that nobody knows, one for each event.</summary>
    private async Task<IReadOnlyCollection<string>> UnknownSeveritiesAsync(Window window, Deadline deadline)
    {
        try
        {
            var handled = await signals.ReadAsync(
                window.Start,
                window.End,
                deadline.NoLaterThan(deadline.At - Reserve)
            );
            return
            [
                .. handled
                    .Where(h => h.Reasons.Any(r => r.Code == ReasonCode.SeverityUnknown))
                    .Select(h => h.Signal.Name),
            ];
        }
        catch (StoreUnavailableException e)
        {
            LogNotRead(window.Name, e);
            return [];
        }
    }

    private async Task<DigestLine> LineAsync(
        MetricDefinition metric,
        WindowLength length,
        LocalDate first,
        Deadline deadline
    )
    {
        var calendar = new WindowCalendar(metric.Zone);
        var last = length == WindowLength.Day ? first : first.PlusDays(6);
        var trend = Enumerable
            .Range(0, length == WindowLength.Day ? Digest.TrendDays : Digest.ChartDays)
            .Select(back => calendar.Of(WindowLength.Day, last.PlusDays(-back)))
            .Reverse()
            .ToArray();
        var days = await store.FindAsync(metric.Name, trend, deadline);
        double?[] values = [.. trend.Select(w => days.GetValueOrDefault(w.Name)?.Total.Value)];

        var now = calendar.Of(length, first);
        var before = calendar.Of(length, first.PlusDays(-7));
        var told = length == WindowLength.Day ? days : await store.FindAsync(metric.Name, [now, before], deadline);
        return new DigestLine(metric, told.GetValueOrDefault(now.Name), told.GetValueOrDefault(before.Name), values);
    }

    private async Task<Uri?> DrawAsync(Window window, DigestLine[] lines, CancellationToken cancellation)
    {
        byte[] png = Digest.Draw(window, lines);
        // Nobody can guess the name of a chart whose numbers they do not know.
        string hash = Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 16));
        return await charts.KeepAsync($"{window.Name}-{hash}.png", png, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of {Window} does not name unknown severities")]
    private partial void LogNotRead(string window, Exception exception);
}
