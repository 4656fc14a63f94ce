using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.OnCall;

/// <summary>Who is on call, in files.</summary>
internal static class OnCallFile
{
    private const string Routing = "routing.yaml";

    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/oncall.yaml", "oncall.compiled.json");

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(OnCallPolicy policy) => [.. OnCallJson.Write(policy), (byte)'\n'];

    /// <summary>
    /// Reads a file; what is wrong, its absence too, is among the findings. Channels are looked up in the routing
    /// policy beside it.
    /// </summary>
    public static OnCallReading Read(string path)
    {
        try
        {
            var routing = Path.Combine(Path.GetDirectoryName(path) ?? "", Routing);
            var channels = File.Exists(routing) ? PolicyFile.Read(routing).Policy?.Channels.Keys.ToArray() : null;
            return OnCallYaml.Read(File.ReadAllText(path), channels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new OnCallReading(
                null,
                new Dictionary<string, YamlDotNet.Core.Mark>(),
                [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]
            );
        }
    }
}
