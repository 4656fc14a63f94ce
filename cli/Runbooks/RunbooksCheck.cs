using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Runbooks;

/// <summary>What a look at the runbooks has found.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Ok">Whether messages can show their steps.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Compiled">How the compiled copy stands to them.</param>
/// <param name="Findings">What their authors should know, by file.</param>
internal sealed record RunbooksCheck(
    string Folder,
    bool Ok,
    int Pages,
    CompiledCopy Compiled,
    ImmutableSortedDictionary<string, ImmutableArray<Finding>> Findings
)
{
    public static RunbooksCheck Of(string folder)
    {
        var read = RunbooksFolder.Read(folder);
        var findings = read.Where(r => !r.Findings.IsEmpty)
            .ToImmutableSortedDictionary(r => r.File, r => r.Findings, StringComparer.Ordinal);
        if (read.IsEmpty || findings.Count > 0)
            return new RunbooksCheck(folder, false, read.Length, CompiledCopy.Unknown, findings);

        var beside = RunbooksFolder.CompiledBeside(folder);
        var compiled =
            !File.Exists(beside) ? CompiledCopy.Missing
            : File.ReadAllBytes(beside).AsSpan().SequenceEqual(RunbooksFolder.Compile(read.Select(r => r.Page)))
                ? CompiledCopy.Current
            : CompiledCopy.Stale;
        return new RunbooksCheck(folder, true, read.Length, compiled, findings);
    }
}
