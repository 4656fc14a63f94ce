using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Cli.Metrics;

/// <summary>The metrics' definitions in files.</summary>
internal static class MetricsFile
{
    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/metrics.yaml", "metrics.compiled.json");

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(MetricSet metrics) => [.. MetricSetJson.Write(metrics), (byte)'\n'];

    /// <summary>Reads the definitions; what is wrong, the file's absence too, is among the findings.</summary>
    public static (MetricSet? Metrics, ImmutableArray<Finding> Findings) Read(string path)
    {
        try
        {
            return new MetricsYaml(RunbooksBeside(path)).Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }

    /// <summary>The names of the runbooks in the folder beside the file; null where there is no such folder.</summary>
    private static ImmutableArray<string>? RunbooksBeside(string path)
    {
        string folder = Path.Combine(Path.GetDirectoryName(path) ?? "", "runbooks");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f))]
            : null;
    }
}
