using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Policies.Checking;

/// <summary>What <c>roleferry policy check</c> finds.</summary>
/// <param name="File">The policy's file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Version">What its decisions will carry; null where it cannot be used.</param>
/// <param name="Routes">How many routes it has, the top one included.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="Rules">How many rules classify alarms.</param>
/// <param name="Compiled">How the compiled copy beside it stands.</param>
/// <param name="Findings">Everything found.</param>
/// <param name="Coverage">What it covers of the signals that it was tried on; null where it was tried on none.</param>
internal sealed record PolicyCheck(
    string File,
    bool Ok,
    string? Version,
    int Routes,
    int Channels,
    int Rules,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings,
    PolicyCoverage? Coverage = null
)
{
    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="signals">Signals to try it on; null for none.</param>
    public static PolicyCheck Of(string path, IReadOnlyCollection<Signal>? signals = null)
    {
        var (policy, findings) = PolicyFile.Read(
            path,
            signals is { Count: > 0 } ? PolicyCoverage.LabelsOf(signals) : null
        );
        return policy is null
            ? new PolicyCheck(path, false, null, 0, 0, 0, CompiledCopy.Unknown, findings)
            : new PolicyCheck(
                path,
                true,
                policy.Version,
                Count(policy.Root),
                policy.Channels.Count,
                policy.Classification.Length,
                PolicyFile.Place.Compare(path, PolicyFile.Compile(policy)),
                findings,
                signals is null ? null : PolicyCoverage.Of(policy, signals)
            );
    }

    private static int Count(Route route) => 1 + route.Routes.Sum(Count);
}
