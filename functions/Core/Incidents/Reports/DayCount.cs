using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>The incidents that were opened on one day.</summary>
/// <param name="Day">By the report's clock.</param>
/// <param name="BySeverity">P0 first.</param>
public sealed record DayCount(DateOnly Day, ImmutableArray<int> BySeverity)
{
    /// <summary>All of them.</summary>
    public int Incidents => BySeverity.Sum();
}
