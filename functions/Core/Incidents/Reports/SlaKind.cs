namespace RoleFerry.Core.Incidents.Reports;

/// <summary>What has a deadline.</summary>
public enum SlaKind
{
    /// <summary>That somebody takes it.</summary>
    Acknowledge,

    /// <summary>That it is over.</summary>
    Resolve,
}
