using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Sources;

/// <summary>What a look at the mappings has found.</summary>
/// <param name="File">The file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Mappings">Mappings that it defines.</param>
/// <param name="Compiled">How the compiled copy stands to it.</param>
/// <param name="Findings">What its author should know.</param>
internal sealed record SourcesCheck(
    string File,
    bool Ok,
    int Mappings,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    public static SourcesCheck Of(string path)
    {
        var (rules, findings) = SourcesFile.Read(path);
        return rules is null
            ? new SourcesCheck(path, false, 0, CompiledCopy.Unknown, findings)
            : new SourcesCheck(
                path,
                true,
                rules.Mappings.Length,
                SourcesFile.Place.Compare(path, SourcesFile.Compile(rules)),
                findings
            );
    }
}
