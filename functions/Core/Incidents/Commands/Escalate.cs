using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>More people have to know.</summary>
    /// <param name="Level">The level that is told, from 1; each is told once. Null: the next.</param>
    /// <param name="To">Who they are, in words; empty: whoever the channels reach.</param>
    /// <param name="Mentions">Slack's ids of people who are called by name.</param>
    /// <param name="Channels">
    /// Where they are told; empty: the incident's own channels and the next of its fallback.
    /// </param>
    public sealed record Escalate(
        int? Level,
        string To,
        ImmutableArray<string> Mentions,
        ImmutableArray<string> Channels
    ) : IncidentAction
    {
        /// <summary>More people were told.</summary>
        public static readonly IncidentEventKind Kind = new("Escalated", (incident, e) =>
            incident with
            {
                Level = e.Level ?? incident.Level,
                EscalatedAt = e.At,
                HeldUntil = null,
                LastToldAt = e.At,
                Generation = incident.Generation + 1,
            }
        );

        /// <summary>Why, where it is not somebody's wish.</summary>
        public Reason? Why { get; init; }

        /// <summary>Whether everybody in the channels is called: nobody is on call who would come otherwise.</summary>
        public bool Broadcast { get; init; }

        /// <summary>The next level, whoever that reaches.</summary>
        public static Escalate Next { get; } = new(null, "", [], []);

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

        internal override CommandDecision Decide(CommandContext c)
        {
            var level = Level ?? c.Incident.Level + 1;
            if (level <= c.Incident.Level)
                return c.Not(
                    CommandOutcome.AlreadySo,
                    ReasonCode.AlreadyEscalated,
                    $"Level {level} was already notified."
                );
            var to = To.Length == 0 ? "" : $" to {To}";
            var reason = Why ?? new Reason(ReasonCode.Escalated, $"{c.Who} escalated it{to} {c.Through}.");
            var line = c.Event(Kind, Why?.Text ?? $"{c.Who} escalated it{to}.", reason) with { Level = level };
            var called = c.Call(line, reason, Channels.IsEmpty ? c.Wider : Channels, Mentions);
            return Broadcast
                ? called with
                {
                    Notifications =
                    [
                        .. called.Notifications.Select(n => n with { Broadcast = n.Kind == NotificationKind.Page }),
                    ],
                }
                : called;
        }
    }
}
