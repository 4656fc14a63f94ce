using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Announcements;

namespace RoleFerry.Core.OnCall;

/// <summary>Tells a channel that weeks change hands.</summary>
public static class HandOff
{
    /// <summary>
    /// The message for the hand-over at a moment; null where the policy names no channel for it. The same each time,
    /// so that it is said once.
    /// </summary>
    public static Announcement? Of(Schedule schedule, DateTimeOffset handOver)
    {
        if (schedule.Policy.HandOverChannel is not { } channel)
            return null;
        ImmutableArray<Duty> now = [.. schedule.Policy.Rotations.Select(r => schedule.Of(r.Name, handOver))];
        var lines = now.Select(duty => Line(duty, schedule.Of(duty.Level, handOver.AddTicks(-1))));
        var next = schedule.HandOverAfter(handOver);
        return new Announcement
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"hand-over#{handOver.UtcDateTime:yyyyMMdd'T'HHmm}"),
            Channel = channel,
            Title = $"On call from {Day(schedule.Local(handOver))}: {Name(now[0])}",
            Parts =
            [
                new AnnouncementPart.Paragraph(string.Join('\n', lines)),
                new AnnouncementPart.Paragraph(
                    $"Until {Day(schedule.Local(next))} ({schedule.Policy.Zone}). Cannot take it? `/incident "
                        + $"oncall`, or `roleferry oncall override`."
                ),
            ],
            Mentions = [.. now.Select(d => d.Person?.Slack).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    private static string Line(Duty now, Duty before) =>
        (now.Person, before.Person) switch
        {
            (null, _) => $"{now.Level}: nobody. Somebody has to step in.",
            var (a, b) when a == b => $"{now.Level}: {a.Name}, who stays",
            var (a, b) => $"{now.Level}: {a.Name} takes over{(b is null ? "" : $" from {b.Name}")}",
        };

    private static string Name(Duty duty) => duty.Person?.Name ?? "nobody";

    private static string Day(DateTimeOffset local) =>
        local.ToString("dddd d MMMM HH:mm", CultureInfo.InvariantCulture);
}
