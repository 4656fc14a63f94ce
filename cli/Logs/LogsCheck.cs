using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Logs;

/// <summary>What a look at the rules for logs has found.</summary>
/// <param name="File">The file.</param>
/// <param name="Ok">Whether it can be used.</param>
/// <param name="Groups">Log groups that are to be read.</param>
/// <param name="Patterns">Errors that it knows by name.</param>
/// <param name="Measures">Metrics that it finds in lines.</param>
/// <param name="Compiled">How the compiled copy stands to it.</param>
/// <param name="Findings">What its author should know.</param>
internal sealed record LogsCheck(
    string File,
    bool Ok,
    int Groups,
    int Patterns,
    int Measures,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    public static LogsCheck Of(string path)
    {
        var (yaml, findings) = LogsFile.Read(path);
        if (yaml?.Rules is not { } rules)
            return new LogsCheck(path, false, 0, 0, 0, CompiledCopy.Unknown, findings);

        var compiled = LogsFile.Place.Compare(path, LogsFile.Compile(rules));
        return new LogsCheck(
            path,
            true,
            yaml.Listed.Length,
            rules.Patterns.Length,
            rules.Measures.Length,
            compiled,
            findings
        );
    }
}
