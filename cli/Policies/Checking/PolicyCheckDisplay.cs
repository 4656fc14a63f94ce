using Spectre.Console;

namespace RoleFerry.Cli.Policies.Checking;

/// <summary>Shows a check to people.</summary>
internal static class PolicyCheckDisplay
{
    public static void Write(PolicyCheck check, IAnsiConsole console)
    {
        FindingsDisplay.Write(console, check.File, check.Findings);
        if (!check.Ok)
        {
            var errors = check.Findings.Count(f => f.Level == FindingLevel.Error);
            console.WriteLine($"{check.File} cannot be used: {errors} {(errors == 1 ? "error" : "errors")}.");
            return;
        }

        console.WriteLine(
            $"{check.File} is valid: {check.Routes} routes, {check.Channels} channels, {check.Rules} rules; "
                + $"version {check.Version}."
        );
        if (check.Coverage is { } coverage)
            Write(coverage, console);
        if (check.Compiled != CompiledCopy.Current)
            console.WriteLine(
                $"{PolicyFile.Place.CompiledBeside(check.File)} is "
                    + $"{check.Compiled.ToString().ToLowerInvariant()}: run `./roleferry policy compile` and commit "
                    + $"what it writes."
            );
    }

    private static void Write(PolicyCoverage coverage, IAnsiConsole console)
    {
        console.WriteLine($"Tried on {coverage.Signals} signals of {coverage.Alarms} alarms:");
        var width = coverage.Parts.Max(p => $"{p.Alarms}".Length);
        foreach (var part in coverage.Parts)
            console.WriteLine(
                $"  {$"{part.Alarms}".PadLeft(width)} {(part.Alarms == 1 ? "alarm " : "alarms")}  {part.Name}"
                    + (part.Signals > part.Alarms ? $" ({part.Signals} times)" : "")
            );
    }
}
