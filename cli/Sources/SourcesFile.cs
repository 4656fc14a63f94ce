using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Cli.Sources;

/// <summary>The mappings in files.</summary>
internal static class SourcesFile
{
    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/sources.yaml", "sources.compiled.json");

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(MappingRules rules) => [.. MappingRulesJson.Write(rules), (byte)'\n'];

    /// <summary>Reads the mappings; what is wrong, the file's absence too, is among the findings.</summary>
    public static (MappingRules? Rules, ImmutableArray<Finding> Findings) Read(string path)
    {
        try
        {
            return SourcesYaml.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }
}
