using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Metrics;

/// <summary>What a look at the metrics' definitions has found.</summary>
/// <param name="File">The file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Metrics">Metrics that it defines.</param>
/// <param name="Counters">What has to be counted for them.</param>
/// <param name="Compiled">How the compiled copy stands to it.</param>
/// <param name="Findings">What its author should know.</param>
internal sealed record MetricsCheck(
    string File,
    bool Ok,
    int Metrics,
    int Counters,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    public static MetricsCheck Of(string path)
    {
        var (metrics, findings) = MetricsFile.Read(path);
        if (metrics is null)
            return new MetricsCheck(path, false, 0, 0, CompiledCopy.Unknown, findings);

        var compiled = MetricsFile.Place.Compare(path, MetricsFile.Compile(metrics));
        return new MetricsCheck(path, true, metrics.Metrics.Length, metrics.Counters.Length, compiled, findings);
    }
}
