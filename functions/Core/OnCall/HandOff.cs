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
        var next = schedule.HandOverAfter(handOver);
        ImmutableArray<ImmutableArray<Turn>> weeks =
        [
            .. schedule.Policy.Rotations.Select(r => Turns(schedule.Shifts(r.Name, handOver, next))),
        ];
        var lines = schedule.Policy.Rotations.Zip(weeks, (rotation, turns) =>
            Line(schedule, rotation.Name, turns, schedule.Of(rotation.Name, handOver.AddTicks(-1)).Person)
        );
        return new Announcement
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"hand-over#{handOver.UtcDateTime:yyyyMMdd'T'HHmm}"),
            Channel = channel,
            Title =
                $"On call from {Day(schedule.Local(handOver))}: "
                + string.Join(", then ", weeks[0].Select(t => Name(t.Person))),
            Parts =
            [
                new AnnouncementPart.Paragraph(string.Join('\n', lines)),
                new AnnouncementPart.Paragraph(
                    $"Until {Day(schedule.Local(next))} ({schedule.Policy.Zone}). Cannot take it? `/incident "
                        + $"oncall`, or `roleferry oncall override`."
                ),
            ],
            Mentions =
            [
                .. weeks
                    .SelectMany(w => w)
                    .Select(t => t.Person?.Slack)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Who has which part of the week; an override that changes nothing is no part of its own.</summary>
    private static ImmutableArray<Turn> Turns(ImmutableArray<Shift> shifts)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        foreach (var shift in shifts)
        {
            var turn = new Turn(shift.Duty.Person, shift.Until);
            if (turns.Count > 0 && turns[^1].Person == turn.Person)
                turns[^1] = turn;
            else
                turns.Add(turn);
        }

        return turns.DrainToImmutable();
    }

    private static string Line(Schedule schedule, string level, ImmutableArray<Turn> turns, Person? before)
    {
        var first = (turns[0].Person, before) switch
        {
            (null, _) => "nobody",
            var (a, b) when a == b => $"{a.Name}, who stays",
            var (a, b) => $"{a.Name} takes over{(b is null ? "" : $" from {b.Name}")}",
        };
        var parts = turns.Select(
            (turn, i) =>
                (i == 0 ? first : Name(turn.Person))
                + (i == turns.Length - 1 ? "" : $" until {Day(schedule.Local(turn.Until))}")
        );
        var step = turns.Any(t => t.Person is null) ? ". Somebody has to step in." : "";
        return $"{level}: {string.Join(", then ", parts)}{step}";
    }

    private static string Name(Person? person) => person?.Name ?? "nobody";

    private static string Day(DateTimeOffset local) =>
        local.ToString("dddd d MMMM HH:mm", CultureInfo.InvariantCulture);

    private sealed record Turn(Person? Person, DateTimeOffset Until);
}
