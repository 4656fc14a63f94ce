using System.CommandLine;
using RoleFerry.Cli.Consistency;
using RoleFerry.Cli.Doctor;
using RoleFerry.Cli.Explanations;
using RoleFerry.Cli.Firedrills;
using RoleFerry.Cli.HeartbeatMonitors;
using RoleFerry.Cli.Incidents;
using RoleFerry.Cli.Lint;
using RoleFerry.Cli.Logs;
using RoleFerry.Cli.Metrics;
using RoleFerry.Cli.OnCall;
using RoleFerry.Cli.Packaging;
using RoleFerry.Cli.Policies.Checking;
using RoleFerry.Cli.PostMortems;
using RoleFerry.Cli.Quarantine;
using RoleFerry.Cli.Redrive;
using RoleFerry.Cli.Reports;
using RoleFerry.Cli.Runbooks;
using RoleFerry.Cli.Services;
using RoleFerry.Cli.Silences;
using RoleFerry.Cli.Sources;
using RoleFerry.Cli.Stacks;
using RoleFerry.Cli.Suspects;

namespace RoleFerry.Cli;

/// <summary>The operator's command.</summary>
/// <param name="input">Where questions are answered.</param>
/// <param name="output">Where answers go.</param>
/// <param name="errors">Where complaints go.</param>
/// <param name="time">The clock.</param>
/// <param name="variable">The environment.</param>
internal sealed class RoleFerryCommand(
    TextReader input,
    TextWriter output,
    TextWriter errors,
    TimeProvider time,
    Func<string, string?> variable
)
{
    /// <summary>Runs one command line; 0 where it went well, 1 where it found something wrong.</summary>
    public int Run(IReadOnlyList<string> arguments)
    {
        var stack = new StackAccess(errors, variable, time);
        var root = new RootCommand("Shows and checks what RoleFerry does with alarms, and redrives failed ones.")
        {
            stack.Stack,
            stack.Local,
            ExplainCommand.Create(output, errors, time),
            PolicyCommand.Create(input, output, errors, time, stack),
            SilenceCommand.Create(output, errors, time, stack),
            WhyCommand.Create(output, errors, time, stack),
            RedriveCommand.Create(input, output, errors, time, stack),
            QuarantineCommand.Create(output, errors, time, stack),
            FsckCommand.Create(output, errors, time, stack),
            ErrorsCommand.Create(output, errors, time, stack),
            TraceCommand.Create(output, errors, time, stack),
            LogsCommand.Create(input, output, errors, time, stack),
            FingerprintCommand.Create(input, output, errors, time, stack),
            OnCallCommand.Create(output, errors, time, stack),
            MetricsCommand.Create(output, errors, time, stack),
            ChangesCommand.Create(output, errors, time, stack),
            HeartbeatsCommand.Create(output, errors, time, stack),
            IncidentsCommand.Create(output, errors, time, stack, variable),
            SuspectsCommand.Create(output, errors, time, stack),
            PostMortemCommand.Create(output, errors, time, stack),
            ReportCommand.Create(output, errors, time, stack),
            RunbooksCommand.Create(output),
            ServicesCommand.Create(output),
            SourcesCommand.Create(output, errors, time),
            LintCommand.Create(input, output, errors, time),
            DoctorCommand.Create(output, errors, time, stack),
            FiredrillCommand.Create(input, output, errors, time, stack),
            PackageCommand.Create(output, errors),
        };
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }
}
