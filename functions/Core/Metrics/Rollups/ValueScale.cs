namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>How values of a kind vary by chance.</summary>
public enum ValueScale
{
    /// <summary>How many: by the square root of it.</summary>
    Count,

    /// <summary>A part of a whole, 0 to 1: by how many there are.</summary>
    Rate,

    /// <summary>A time or a size: in proportion to it.</summary>
    Magnitude,
}
