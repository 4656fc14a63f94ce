using System.Collections.Immutable;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.OnCall;

/// <summary>What <c>roleferry oncall check</c> finds.</summary>
/// <param name="File">The file.</param>
/// <param name="Ok">Whether it can be used and somebody is on call in the weeks ahead.</param>
/// <param name="Version">What decisions will carry; null where it cannot be used.</param>
/// <param name="People">How many it knows.</param>
/// <param name="Until">Until when gaps and overlaps were looked for.</param>
/// <param name="Compiled">How the compiled copy beside it stands.</param>
/// <param name="Findings">Everything found.</param>
internal sealed record OnCallCheck(
    string File,
    bool Ok,
    string? Version,
    int People,
    DateTimeOffset Until,
    CompiledCopy Compiled,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>How far ahead gaps and overlaps are looked for: a quarter of a year.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(91);

    /// <summary>Checks a file.</summary>
    public static OnCallCheck Of(string path, DateTimeOffset now)
    {
        var source = OnCallFile.Read(path);
        if (source.Policy is not { } policy)
            return new OnCallCheck(path, false, null, 0, now, CompiledCopy.Unknown, source.Findings);

        var findings = new Findings();
        new OnCallHoles(policy, source.Places, findings).Find(now, now + Ahead);
        ImmutableArray<Finding> all =
        [
            .. source.Findings.Concat(findings.InOrder).OrderBy(f => f.Line).ThenBy(f => f.Column),
        ];
        return new OnCallCheck(
            path,
            !findings.HasErrors,
            policy.Version,
            policy.People.Length,
            now + Ahead,
            OnCallFile.Place.Compare(path, OnCallFile.Compile(policy)),
            all
        );
    }
}
