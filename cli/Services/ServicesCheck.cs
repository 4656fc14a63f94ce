using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Services;

/// <summary>What a look at the services has found.</summary>
/// <param name="File">The file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Services">Services that it defines.</param>
/// <param name="Metrics">Their metrics.</param>
/// <param name="Compiled">How the compiled copy stands to it.</param>
/// <param name="Findings">What its author should know.</param>
internal sealed record ServicesCheck(
    string File,
    bool Ok,
    int Services,
    int Metrics,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    public static ServicesCheck Of(string path)
    {
        var (map, findings) = ServicesFile.Read(path);
        return map is null
            ? new ServicesCheck(path, false, 0, 0, CompiledCopy.Unknown, findings)
            : new ServicesCheck(
                path,
                true,
                map.Services.Length,
                map.Services.Sum(s => s.Metrics.Length),
                ServicesFile.Place.Compare(path, ServicesFile.Compile(map)),
                findings
            );
    }
}
