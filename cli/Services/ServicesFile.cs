using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Services;

namespace RoleFerry.Cli.Services;

/// <summary>The services in files.</summary>
internal static class ServicesFile
{
    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/services.yaml", "services.compiled.json");

    /// <summary>What the argument or option says that names it.</summary>
    public static string Description { get; } = $"The services. Default: this clone's {Place.Source}.";

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(ServiceMap map) => [.. ServiceMapJson.Write(map), (byte)'\n'];

    /// <summary>Reads the services; what is wrong, the file's absence too, is among the findings.</summary>
    public static (ServiceMap? Map, ImmutableArray<Finding> Findings) Read(string path)
    {
        try
        {
            return ServicesYaml.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }
}
