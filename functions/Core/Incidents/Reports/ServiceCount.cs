using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>The incidents of one service.</summary>
/// <param name="Service">Empty where unknown.</param>
/// <param name="BySeverity">P0 first.</param>
public sealed record ServiceCount(string Service, ImmutableArray<int> BySeverity)
{
    /// <summary>All of them.</summary>
    public int Incidents => BySeverity.Sum();
}
