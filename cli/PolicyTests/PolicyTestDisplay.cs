using Spectre.Console;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>Shows results to people.</summary>
internal static class PolicyTestDisplay
{
    public static void Write(PolicyTestReport report, IAnsiConsole console)
    {
        foreach (var result in report.Cases)
        {
            console.WriteLine($"{(result.Ok ? "ok  " : "FAIL")} {result.Name}");
            foreach (var step in result.Differences.GroupBy(d => d.Line))
            {
                console.WriteLine($"  {report.File}:{step.Key}");
                foreach (var difference in step)
                {
                    console.WriteLine($"    {difference.Field}", new Style(decoration: Decoration.Bold));
                    console.WriteLine($"      - {difference.Expected}", new Style(Color.Green));
                    console.WriteLine($"      + {difference.Actual}", new Style(Color.Red));
                }

                foreach (var reason in step.First().Why)
                    console.WriteLine($"      {reason}", new Style(decoration: Decoration.Dim));
            }
        }

        var failed = report.Cases.Count(c => !c.Ok);
        console.WriteLine(
            $"{report.Cases.Length} {(report.Cases.Length == 1 ? "case" : "cases")} on {report.PolicyVersion}, "
                + $"{(failed == 0 ? "all as expected" : $"{failed} not as expected")}."
        );
        if (report.NotReached.Length > 0)
            console.WriteLine("No case reaches:");
        foreach (var part in report.NotReached)
            console.WriteLine($"  {part}");
    }
}
