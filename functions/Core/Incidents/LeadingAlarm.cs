using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>The alarm whose words are an incident's: the worst of those that fired, the first among equals.</summary>
/// <param name="Signal">What it said.</param>
/// <param name="Service">Its service; empty where unknown.</param>
/// <param name="Runbook">Its runbook; empty where unknown.</param>
public sealed record LeadingAlarm(Signal Signal, string Service, string Runbook)
{
    /// <summary>An alarm as the policy reads it.</summary>
    public static LeadingAlarm Of(Triaged triaged) =>
        new(triaged.Signal, triaged.Classification.Service, triaged.Classification.Runbook);
}
