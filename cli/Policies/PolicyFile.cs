using RoleFerry.Adapters;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Cli.Policies;

/// <summary>Policies in files: as people write them (<c>.yaml</c>), or compiled (<c>.json</c>).</summary>
internal static class PolicyFile
{
    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/routing.yaml", "routing.compiled.json");

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(RoutingPolicy policy) => [.. PolicyJson.Write(policy, indented: true), (byte)'\n'];

    /// <summary>Reads either kind; what is wrong, the file's absence too, is among the findings.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seenLabels">Labels that alarms are known to have; null where none are known.</param>
    public static PolicyReading Read(string path, IReadOnlyCollection<string>? seenLabels = null)
    {
        try
        {
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? ReadCompiled(File.ReadAllBytes(path))
                : PolicyYaml.Read(File.ReadAllText(path), seenLabels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"The file cannot be read: {e.Message}");
        }
    }

    private static PolicyReading ReadCompiled(byte[] json) =>
        PolicyJson.Read(json, ChannelModules.Kinds) switch
        {
            PolicyRead.Good good when Flaw(good.Policy) is { } flaw => Failed(flaw),
            PolicyRead.Good good => new PolicyReading(good.Policy, []),
            PolicyRead.Bad bad => Failed(bad.Why),
            var other => throw new InvalidOperationException($"Unexpected {other}"),
        };

    /// <summary>
    /// What a new policy may not have, though a function goes on with one that was applied before this was known.
    /// </summary>
    private static string? Flaw(RoutingPolicy policy) =>
        TransactionRoom
            .Twins(policy.Inhibit)
            .Select(t => TransactionRoom.TwinSentence(t.First, t.Twin))
            .FirstOrDefault()
        ?? TransactionRoom.OverflowSentence(policy);

    private static PolicyReading Failed(string why) => new(null, [new Finding(FindingLevel.Error, 1, 1, why)]);
}
