using RoleFerry.Core.Routing;

namespace RoleFerry.Cli.Policies;

/// <summary>Policies in files: as people write them (<c>.yaml</c>), or compiled (<c>.json</c>).</summary>
internal static class PolicyFile
{
    /// <summary>Where the policy lies in a clone.</summary>
    public const string Source = "monitoring/routing.yaml";

    /// <summary>What functions embed.</summary>
    public const string Compiled = "routing.compiled.json";

    /// <summary>
    /// The clone's policy: <see cref="Source"/> in the working directory or the nearest folder above it that has one;
    /// the plain name where none does.
    /// </summary>
    public static string Default()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Source);
            if (File.Exists(path))
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        }

        return Source;
    }

    /// <summary>The compiled copy that belongs to a policy.</summary>
    public static string CompiledBeside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", Compiled);

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(RoutingPolicy policy) => [.. PolicyJson.Write(policy, indented: true), (byte)'\n'];

    /// <summary>Reads either kind; what is wrong, the file's absence too, is among the findings.</summary>
    public static PolicySource Read(string path)
    {
        try
        {
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? ReadCompiled(File.ReadAllBytes(path))
                : PolicyYaml.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"The file cannot be read: {e.Message}");
        }
    }

    private static PolicySource ReadCompiled(byte[] json) => PolicyJson.Read(json) switch
    {
        PolicyRead.Good good => new PolicySource(good.Policy, []),
        PolicyRead.Bad bad => Failed(bad.Why),
        var other => throw new InvalidOperationException($"Unexpected {other}"),
    };

    private static PolicySource Failed(string why) => new(null, [new Finding(FindingLevel.Error, 1, 1, why)]);
}
