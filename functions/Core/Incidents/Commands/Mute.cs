using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Nobody wants to be told again for a while; a higher severity still notifies.</summary>
    /// <param name="For">How long.</param>
    /// <param name="Why">Why; empty where not said.</param>
    public sealed record Mute(TimeSpan For, string Why = "") : IncidentAction
    {
        /// <summary>How people type it: without a length of time for an hour.</summary>
        public static readonly TypedCommand Typed = new()
        {
            Words = ["mute"],
            Arguments = "1h30m [WORDS]",
            Help = "send no repeats for a while, and say why",
            Wrong = "A time to mute for is said as 30m, 1h30m or 1d",
            Example = "1h",
            Read = Read,
        };

        /// <summary>Longest time that an incident can be muted for.</summary>
        public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

        /// <summary>Nobody is told again for a while.</summary>
        public static readonly IncidentEventKind Kind = new("Muted", (incident, e) =>
            incident with
            {
                MutedUntil = e.MutedUntil,
                Generation = incident.Generation + 1,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Silence;

        internal override CommandDecision Decide(CommandContext c)
        {
            if (For <= TimeSpan.Zero || For > Longest)
                return c.Not(
                    CommandOutcome.Refused,
                    ReasonCode.NothingSaid,
                    $"An incident can be muted for up to {Words.Duration(Longest)}."
                );
            var until = c.At + For;
            if (until <= c.Incident.MutedUntil)
            {
                return c.Not(
                    CommandOutcome.AlreadySo,
                    ReasonCode.MutedNotRepeated,
                    $"It is muted until {Words.Time(c.Incident.MutedUntil.Value)}."
                );
            }

            var why = Why.Length == 0 ? "" : $": {Why}";
            var reason = new Reason(
                ReasonCode.Muted,
                $"{c.Who} muted it {c.Through} until {Words.Time(until)}{why}; a higher severity still notifies."
            );
            var line = c.Event(Kind, $"{c.Who} muted it until {Words.Time(until)}.", reason);
            return c.Talk(line with { MutedUntil = until }, reason);
        }

        private static Mute? Read(string arguments)
        {
            if (arguments.Length == 0)
                return new Mute(TimeSpan.FromHours(1));
            var words = TypedWords.Of(arguments);
            return TypedWords.DurationAt(words, 0) is var (length, end)
                ? new Mute(length, string.Join(' ', words[end..]))
                : null;
        }
    }
}
