using RoleFerry.Cli.Display;
using Spectre.Console;

namespace RoleFerry.Cli.Consistency;

/// <summary>Shows people what should not be in the incident table.</summary>
internal static class FsckDisplay
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public static void Write(FsckReport report, IAnsiConsole console)
    {
        foreach (var f in report.Findings)
        {
            var key = f.Sk.Length == 0 ? f.Pk : $"{f.Pk} / {f.Sk}";
            console.WriteLine($"{f.Flaw}  {TerminalText.Line(key)}", Strong);
            console.WriteLine($"  {TerminalText.Line(f.What)}");
            console.WriteLine($"  {Became(f)}");
        }

        console.WriteLine(Summary(report));
        if (report.Quarantined > 0)
            console.WriteLine($"{Count(report.Quarantined, "item")} put aside: roleferry quarantine list");
    }

    private static string Became(ReportedFinding f) =>
        f.Repair switch
        {
            RepairState.Done => $"repaired: {f.WhatRepairDoes}",
            RepairState.Changed => "It has changed since it was found, so nothing was done. Run it again.",
            RepairState.ForPeople => $"no repair: {f.WhatRepairDoes}",
            _ => $"--repair: {f.WhatRepairDoes}",
        };

    private static string Summary(FsckReport report)
    {
        var read = $"{Count(report.Items, "item")} read";
        if (report.Findings.IsEmpty)
            return $"{read}; all is as it should be.";
        var repaired = report.Findings.Length - report.Left;
        return $"{read}; {Count(report.Findings.Length, "finding")}, {repaired} repaired.";
    }

    private static string Count(int n, string one) => n == 1 ? $"1 {one}" : $"{n} {one}s";
}
