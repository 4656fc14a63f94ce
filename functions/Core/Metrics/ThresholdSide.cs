namespace RoleFerry.Core.Metrics;

/// <summary>On which side of a threshold a value is bad.</summary>
public enum ThresholdSide
{
    /// <summary>A value below it is.</summary>
    Below,

    /// <summary>A value above it is.</summary>
    Above,
}
