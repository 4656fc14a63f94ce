using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Channels;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Runbooks;

/// <summary>A page of <c>monitoring/runbooks/</c>, as far as it has a form.</summary>
/// <param name="Name">Its file's name without the ending, by which alarms name it.</param>
/// <param name="Opening">What messages show of it, without Markdown.</param>
internal sealed partial record RunbookPage(string Name, RunbookOpening Opening)
{
    /// <summary>
    /// Characters of a step at most: three of them, with Slack's escapes, stay within one section of a message.
    /// </summary>
    private const int LongestStep = 300;

    private const string NoMeaning =
        "The symptoms have no first paragraph; messages show it as what this means for users.";

    /// <summary>Characters of what it means at most: a sentence or two.</summary>
    private const int LongestMeaning = 200;

    private static readonly string[] Sections = ["Symptoms", "Diagnosis", "Causes", "Resolution", "Afterwards"];

    /// <summary>Reads a page.</summary>
    public static (RunbookPage Page, ImmutableArray<Finding> Findings) Read(string name, string markdown)
    {
        var findings = new Findings();
        var lines = markdown.Split('\n');
        if (!lines[0].StartsWith("# ", StringComparison.Ordinal))
            findings.Error(At(0), "A runbook begins with its title: `# What is wrong`.");
        foreach (var section in Sections.Where(s => !lines.Contains("## " + s)))
            findings.Error(At(0), $"There is no section `## {section}`.");

        var means = Meaning(lines);
        if (means.Length == 0 && lines.Contains("## Symptoms"))
            findings.Error(At(Array.IndexOf(lines, "## Symptoms")), NoMeaning);
        if (means.Length > LongestMeaning)
            findings.Error(
                At(Array.IndexOf(lines, "## Symptoms")),
                $"The first paragraph has {means.Length} characters; messages show up to {LongestMeaning}."
            );

        var steps = ImmutableArray.CreateBuilder<string>();
        var begin = Array.IndexOf(lines, "## Diagnosis");
        for (
            var i = begin + 1;
            begin >= 0 && i < lines.Length && !lines[i].StartsWith("## ", StringComparison.Ordinal);
            i++
        )
        {
            if (Step().Match(lines[i]) is not { Success: true } step)
                continue;
            var text = Plain(step.Groups["text"].Value);
            if (text.Length > LongestStep)
                findings.Error(At(i), $"This step has {text.Length} characters; messages show up to {LongestStep}.");
            steps.Add(text);
        }

        if (begin >= 0 && steps.Count == 0)
            findings.Error(At(begin), "The diagnosis has no numbered steps; messages show the first three.");
        return (
            new RunbookPage(name, new RunbookOpening(means, [.. steps.Take(RunbookSteps.Shown)])),
            findings.InOrder
        );
    }

    /// <summary>The first paragraph of the symptoms, or the first of their bullets.</summary>
    private static string Meaning(string[] lines) =>
        Plain(
            string.Join(
                ' ',
                lines
                    .SkipWhile(line => line != "## Symptoms")
                    .Skip(1)
                    .SkipWhile(string.IsNullOrWhiteSpace)
                    .TakeWhile((line, i) => IsText(line) && (i == 0 || !IsBullet(line)))
                    .Select(line => IsBullet(line) ? line[2..].Trim() : line.Trim())
            )
        );

    private static bool IsText(string line) => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#');

    private static bool IsBullet(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    private static Mark At(int line) => new(0, line + 1, 1);

    private static string Plain(string markdown) =>
        Link()
            .Replace(markdown, "${text}")
            .Replace("**", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal)
            .Trim();

    [GeneratedRegex(@"^\d+\. (?<text>.+)$")]
    private static partial Regex Step();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
