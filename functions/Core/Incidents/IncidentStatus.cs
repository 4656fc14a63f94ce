namespace RoleFerry.Core.Incidents;

/// <summary>Where an incident stands.</summary>
public enum IncidentStatus
{
    /// <summary>Nobody has said yet that they look at it.</summary>
    Open,

    /// <summary>Somebody looks at it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}
