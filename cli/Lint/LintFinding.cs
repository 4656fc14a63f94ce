using System.Collections.Immutable;

namespace RoleFerry.Cli.Lint;

/// <summary>One thing that one alarm lacks.</summary>
/// <param name="Alarm">Its name: in a template the resource's, in an account its own.</param>
/// <param name="Rule">What it lacks.</param>
/// <param name="Text">What that means and what to do about it.</param>
/// <param name="File">The template, or where the account's alarms were read from.</param>
/// <param name="Line">In the file, from 1 on; 0 where it has no place.</param>
internal sealed record LintFinding(string Alarm, LintRule Rule, string Text, string File, int Line)
{
    /// <summary>
    /// Lines of the AWS CLI that mend it, with capitals for what only people know; none for a template.
    /// </summary>
    public ImmutableArray<string> Fix { get; init; } = [];
}
