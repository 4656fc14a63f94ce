using System.Collections.Immutable;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Silences;

/// <summary>What is said before a silence ends, so that nobody is surprised by what it releases.</summary>
public static class SilenceNotice
{
    /// <summary>How long before the end.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    /// <summary>A shorter silence ends without a notice: whoever wrote it knows.</summary>
    private static readonly TimeSpan ShortestWithNotice = TimeSpan.FromMinutes(45);

    /// <summary>When to say it; null for never.</summary>
    public static DateTimeOffset? DueAt(Silence silence) =>
        silence.Until is { } until && until - silence.From >= ShortestWithNotice ? until - Before : null;

    /// <summary>What to say.</summary>
    /// <param name="silence">The silence.</param>
    /// <param name="waiting">Incidents with alarms that are held back, not by this one alone perhaps.</param>
    /// <param name="channel">Where, by the channel's name in the policy.</param>
    public static Announcement Of(Silence silence, ImmutableArray<string> waiting, string channel) =>
        new()
        {
            Id = $"silence-ends#{silence.Id}",
            Channel = channel,
            Title = $"Silence {silence.Id} ends at {Words.Time(silence.Until!.Value)}",
            Parts =
            [
                new AnnouncementPart.Paragraph(
                    $"It covers {silence.About()}. {silence.Author} wrote it: {silence.Reason}"
                ),
                new AnnouncementPart.Paragraph(
                    waiting.IsEmpty
                        ? "It suppresses nothing at the moment."
                        : $"Suppressed at the moment, and notified then if they still fire: "
                            + $"{string.Join(", ", waiting)}."
                ),
                new AnnouncementPart.Paragraph("To extend it: roleferry silence add, or /incident mute."),
            ],
        };
}
