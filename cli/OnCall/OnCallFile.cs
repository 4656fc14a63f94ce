using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.OnCall;

/// <summary>Who is on call, in files.</summary>
internal static class OnCallFile
{
    /// <summary>Where it lies in a clone.</summary>
    public const string Source = "monitoring/oncall.yaml";

    /// <summary>What functions embed.</summary>
    public const string Compiled = "oncall.compiled.json";

    private const string Routing = "routing.yaml";

    /// <summary><see cref="Source"/> in the working directory or the nearest folder above it that has one.</summary>
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

    /// <summary>The compiled copy beside a file.</summary>
    public static string CompiledBeside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", Compiled);

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(OnCallPolicy policy) => [.. OnCallJson.Write(policy), (byte)'\n'];

    /// <summary>Reads a file; what is wrong, its absence too, is among the findings. Channels are looked up in the routing policy beside it.</summary>
    public static OnCallSource Read(string path)
    {
        try
        {
            var routing = Path.Combine(Path.GetDirectoryName(path) ?? "", Routing);
            var channels = File.Exists(routing) ? PolicyFile.Read(routing).Policy?.Channels.Keys.ToArray() : null;
            return OnCallYaml.Read(File.ReadAllText(path), channels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new OnCallSource(null, new Dictionary<string, YamlDotNet.Core.Mark>(), [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }
}
