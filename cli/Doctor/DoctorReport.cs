using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Doctor;

/// <summary>What is configured and what is not.</summary>
/// <param name="Stack">Of which stack.</param>
/// <param name="Policy">Which policy decides who is told.</param>
/// <param name="Severities">Who would be told, the worst first.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record DoctorReport(
    string Stack,
    string Policy,
    ImmutableArray<SeverityReach> Severities,
    ImmutableArray<Check> Checks
)
{
    /// <summary>Whether P0 and P1 are known to reach somebody.</summary>
    public bool Ok => Severities.All(s => s.Severity > Severity.P1 || s.Found == Found.Ok);
}
