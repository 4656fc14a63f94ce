namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>What a schedule asks for.</summary>
public enum RunKind
{
    /// <summary>Every five minutes: the windows of five minutes.</summary>
    Fast,

    /// <summary>Every hour: every window, and what came late to those of the last week.</summary>
    Hour,

    /// <summary>Every day: as every hour, and the digest of the day before.</summary>
    Day,

    /// <summary>Every week: as every hour, the weeks too, and the digest of the week before.</summary>
    Week,
}
