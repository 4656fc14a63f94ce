using System.CommandLine;
using RoleFerry.Cli.Changes;
using RoleFerry.Cli.Commands;
using RoleFerry.Cli.Firedrills;
using RoleFerry.Cli.Incidents;
using RoleFerry.Cli.Lint;
using RoleFerry.Cli.Logs;
using RoleFerry.Cli.Metrics;
using RoleFerry.Cli.Monitors;
using RoleFerry.Cli.OnCall;
using RoleFerry.Cli.Packaging;
using RoleFerry.Cli.PostMortems;
using RoleFerry.Cli.Reports;
using RoleFerry.Cli.Runbooks;
using RoleFerry.Cli.Silences;
using RoleFerry.Cli.Why;

namespace RoleFerry.Cli;

/// <summary>The operator's command.</summary>
/// <param name="input">Where questions are answered.</param>
/// <param name="output">Where answers go.</param>
/// <param name="errors">Where complaints go.</param>
/// <param name="time">The clock.</param>
internal sealed class RoleFerryCommand(TextReader input, TextWriter output, TextWriter errors, TimeProvider time)
{
    /// <summary>Runs one command line; 0 where it went well, 1 where it found something wrong.</summary>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Shows and checks what RoleFerry does with alarms, and sends failed ones again.")
        {
            ExplainCommand.Create(output, errors, time),
            PolicyCommand.Create(input, output, errors, time),
            SilenceCommand.Create(output, errors, time),
            WhyCommand.Create(output, errors, time),
            RedriveCommand.Create(input, output, errors, time),
            ErrorsCommand.Create(output, errors, time),
            TraceCommand.Create(output, errors, time),
            LogsCommand.Create(output),
            FingerprintCommand.Create(output, errors),
            OnCallCommand.Create(output, errors, time),
            MetricsCommand.Create(output, errors, time),
            ChangesCommand.Create(output, errors, time),
            HeartbeatsCommand.Create(output, errors, time),
            IncidentsCommand.Create(output, errors, time),
            PostMortemCommand.Create(output, errors, time),
            ReportCommand.Create(output, errors, time),
            RunbooksCommand.Create(output),
            LintCommand.Create(input, output, errors, time),
            FiredrillCommand.Create(input, output, errors, time),
            PackageCommand.Create(output, errors),
        };
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }
}
