using System.Security.Cryptography;
using NodaTime;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Digests;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Writes the digest of the day or week before a run, once, for the minute's tick to send.</summary>
public sealed class DigestWriter(
    MetricSet metrics,
    RollupStore store,
    PostMortemStore postMortems,
    AnnouncementOutbox outbox,
    IChartStore charts,
    DigestSettings settings
)
{
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
        return await outbox.AddAsync(announcement, scheduled, deadline) ? announcement.Id : null;
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
}
