using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>
/// Decides what one command does to its incident. Pure: the same arguments, the same decision. What people say counts
/// from the moment they said it, whichever way it came and in whatever order it arrives: docs/decisions/0008 holds
/// the table.
/// </summary>
public static class IncidentCommandDecider
{
    /// <param name="known">What the store knows of the incident.</param>
    /// <param name="command">What is wanted. One from the future counts as said now.</param>
    /// <param name="policy">The policy that decides.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    public static CommandDecision Decide(
        KnownIncident known,
        IncidentCommand command,
        RoutingPolicy policy,
        DateTimeOffset now
    )
    {
        var c = new CommandContext(known, command.At > now ? command with { At = now } : command, policy, now);
        if (command.Generation is { } generation && generation != known.Incident.Generation)
            return c.Not(
                CommandOutcome.Late,
                ReasonCode.OldTimer,
                "This was meant for an earlier state of the incident."
            );
        return known.Incident.IsOpen || command.Action.WorksOnResolved
            ? command.Action.Decide(c)
            : c.AlreadyResolved(CommandOutcome.Refused);
    }
}
