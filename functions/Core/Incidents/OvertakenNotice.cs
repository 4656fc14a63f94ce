using RoleFerry.Core.Announcements;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// What is said of a P0 or P1 that was over before it was handled: its OK came first, so that no incident was opened.
/// </summary>
internal static class OvertakenNotice
{
    /// <summary>Whether no incident tells of an alarm that is handled after its OK.</summary>
    /// <param name="triaged">The late ALARM.</param>
    /// <param name="newest">What was handled before it.</param>
    /// <param name="mine">The incident that this alarm last belonged to; null where there is none.</param>
    public static bool IsCalledFor(Triaged triaged, SignalMemory newest, Incident? mine) =>
        newest.State == SignalState.Ok
        && triaged.Classification.Severity <= Severity.P1
        && triaged.Signal.SuppressedBy is null
        && !Watchdog.Is(triaged.Signal)
        && (mine is null || mine.ResolvedAt < triaged.Signal.At);

    /// <summary>Whether people are told, and why or why not.</summary>
    /// <param name="triaged">The late ALARM.</param>
    /// <param name="newest">The OK that was handled before it.</param>
    /// <param name="audience">Who may be told now.</param>
    /// <param name="policy">What decides.</param>
    public static (Announcement? Notice, Reason Reason) Of(
        Triaged triaged,
        SignalMemory newest,
        Audience audience,
        RoutingPolicy policy
    )
    {
        var route = triaged.Routing;
        if (policy.Overtaken == OvertakenAlarm.Note)
            return (null, Why("the policy only notes that"));
        if (audience.Notified.IsEmpty)
            return (null, Why("its route's channels are not notified now"));
        if (QuietChannel.Of(audience.Notified.Concat(route.Primary.Fallback), policy) is not { } channel)
            return (null, Why("the policy has no channel that people read"));

        var (severity, signal) = (triaged.Classification.Severity, triaged.Signal);
        var notice = new Announcement
        {
            Id = $"overtaken#{signal.DedupId}",
            Channel = channel,
            Title = $"{severity} {signal.Name} was down for {Words.Duration(newest.At - signal.At)}",
            Parts =
            [
                new AnnouncementPart.Paragraph(
                    $"From {Words.Time(signal.At)} to {Words.Time(newest.At)}. Its OK was handled before its ALARM, so "
                        + "no incident was opened."
                ),
                .. signal.Reason.Length == 0
                    ? Array.Empty<AnnouncementPart>()
                    : [new AnnouncementPart.Paragraph(signal.Reason)],
            ],
        };
        return (
            notice,
            new Reason(ReasonCode.LateAlarm, $"No incident tells of it: {channel} is told that it is over.")
        );

        static Reason Why(string why) =>
            new(ReasonCode.LateAlarm, $"No incident tells of it, and nobody is told: {why}.");
    }
}
