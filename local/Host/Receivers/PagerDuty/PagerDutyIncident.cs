using RoleFerry.Core.Notifications;

namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>What PagerDuty makes of the events with one key, from a trigger to its resolve.</summary>
/// <param name="Service">
/// Which of PagerDuty's services, counted from 1 in the order in which they were first used: each has keys of its
/// own.
/// </param>
/// <param name="DedupKey">The key.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Summary">What the phone says.</param>
/// <param name="Severity">critical, error, warning or info.</param>
/// <param name="Source">What is affected.</param>
/// <param name="Triggers">How many triggers it has had; one page goes out for all of them.</param>
/// <param name="Newest">The newest trigger.</param>
public sealed record PagerDutyIncident(
    int Service,
    string DedupKey,
    PagerDutyStatus Status,
    string Summary,
    string Severity,
    string Source,
    int Triggers,
    PagerDutyEvent Newest
)
{
    /// <summary>Our incident that the key is of.</summary>
    public string IncidentId => Rings.IncidentOf(DedupKey);

    /// <summary>
    /// PagerDuty's own id of it, as webhooks name it: here the service and the key, written as PagerDuty writes ids.
    /// </summary>
    public string PagerDutyId =>
        $"Q{Service}{string.Concat(DedupKey.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}";
}
