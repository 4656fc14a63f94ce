using System.Globalization;
using Spectre.Console;

namespace RoleFerry.Cli.Policies;

/// <summary>
/// Shows findings as compilers do, so that editors jump to them, each with the line that it is about.
/// </summary>
internal static class FindingsDisplay
{
    public static void Write(IAnsiConsole console, string file, IEnumerable<Finding> findings)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        foreach (var finding in findings)
        {
            var (word, colour) = finding.Level == FindingLevel.Error ? ("error", Color.Red) : ("warning", Color.Yellow);
            console.Write(
                new Text($"{file}:{finding.Line}:{finding.Column}: ", new Style(decoration: Decoration.Bold))
            );
            console.Write(new Text(word, new Style(colour)));
            console.WriteLine($": {finding.Text}");
            if (finding.Line > lines.Length)
                continue;
            var number = finding.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
            console.WriteLine($"{number} | {lines[finding.Line - 1]}");
            console.WriteLine($"      | {new string(' ', finding.Column - 1)}^");
        }
    }
}
