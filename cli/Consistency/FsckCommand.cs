using System.Collections.Immutable;
using System.CommandLine;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Consistency;

/// <summary><c>roleferry fsck</c>: finds and mends what should not be in the incident table.</summary>
internal static class FsckCommand
{
    /// <summary>How long the whole table may take to be read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var repair = new Option<bool>("--repair")
        {
            Description =
                "Mend what was found. What has changed in the meantime is left as it is; nothing that stands for a "
                + "page is deleted.",
        };
        var command = new Command(
            "fsck",
            "Look for what should not be in the incident table: pointers without incidents, incidents without a clock, "
                + "messages that nobody sends, unreadable items. Reads the whole table, twice where it finds "
                + "something. 0: all is well, 1: something is left to be mended."
        )
        {
            table.Option,
            repair,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var check = new TableCheck(calls, new QuarantineStore(calls));
                var result = await check.LookAsync(table.Now, new Deadline(table.Now + Patience, cancellation));
                var findings = ImmutableArray.CreateBuilder<ReportedFinding>();
                foreach (var finding in result.Findings)
                {
                    var became =
                        !finding.IsMendable ? RepairState.ForPeople
                        : !line.GetValue(repair) ? RepairState.NotAsked
                        : await check.MendAsync(finding, table.Now, table.Deadline(cancellation)) ? RepairState.Done
                        : RepairState.Changed;
                    findings.Add(ReportedFinding.Of(finding, became));
                }

                var report = new FsckReport(result.Items, result.Quarantined, findings.ToImmutable());
                to.Write(report, FsckDisplay.Write);
                return report.Left == 0 ? 0 : 1;
            }));
        return command;
    }
}
