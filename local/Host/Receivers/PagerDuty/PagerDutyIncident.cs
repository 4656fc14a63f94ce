namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>What PagerDuty makes of the events with one key, from a trigger to its resolve.</summary>
/// <param name="DedupKey">The key.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Summary">What the phone says.</param>
/// <param name="Severity">critical, error, warning or info.</param>
/// <param name="Source">What is affected.</param>
/// <param name="Triggers">How many triggers it has had; one page goes out for all of them.</param>
/// <param name="Newest">The newest trigger.</param>
public sealed record PagerDutyIncident(
    string DedupKey, PagerDutyStatus Status, string Summary, string Severity, string Source, int Triggers, PagerDutyEvent Newest)
{
    /// <summary>PagerDuty's own id of it, as webhooks name it: here the key, written as PagerDuty writes ids.</summary>
    public string PagerDutyId => $"Q{DedupKey.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}";
}
