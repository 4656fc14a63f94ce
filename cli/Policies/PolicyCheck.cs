using System.Collections.Immutable;
using RoleFerry.Core.Policies;

namespace RoleFerry.Cli.Policies;

/// <summary>What <c>roleferry policy check</c> finds.</summary>
/// <param name="File">The policy's file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Version">What its decisions will carry; null where it cannot be used.</param>
/// <param name="Routes">How many routes it has, the top one included.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="Rules">How many rules classify alarms.</param>
/// <param name="Compiled">How the compiled copy beside it stands.</param>
/// <param name="Findings">Everything found.</param>
internal sealed record PolicyCheck(
    string File,
    bool Ok,
    string? Version,
    int Routes,
    int Channels,
    int Rules,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>Checks a file.</summary>
    public static PolicyCheck Of(string path)
    {
        var (policy, findings) = PolicyFile.Read(path);
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
                findings
            );
    }

    private static int Count(Route route) => 1 + route.Routes.Sum(Count);
}
