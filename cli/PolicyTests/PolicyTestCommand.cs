using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.OnCall;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.PolicyTests;

/// <summary><c>roleferry policy test</c>: who would be told, tried on cases.</summary>
internal static class PolicyTestCommand
{
    private const string Cases = "routing.tests.yaml";

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var policy = new Option<string>("--policy")
        {
            Description = $"The policy. Default: this clone's {PolicyFile.Place.Source}.",
            DefaultValueFactory = _ => PolicyFile.Place.Nearest(),
        };
        var onCall = new Option<string>("--on-call")
        {
            Description = $"The on-call schedule. Default: this clone's {OnCallFile.Place.Source}.",
            DefaultValueFactory = _ => OnCallFile.Place.Nearest(),
        };
        var file = new Argument<string?>("FILE")
        {
            Description = $"The cases. Default: {Cases} next to the policy.",
            DefaultValueFactory = _ => null,
        };
        var junit = new Option<string?>("--junit")
        {
            Description = "Also write the results as JUnit XML.",
            HelpName = "FILE",
        };
        var command = new Command(
            "test",
            "Run a policy's test cases: who is notified of what, when and why. Exit code 1 if a case fails."
        )
        {
            file,
            policy,
            onCall,
            junit,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file) ?? Path.Combine(Path.GetDirectoryName(line.GetValue(policy)!) ?? "", Cases);
            var source = PolicyFile.Read(line.GetValue(policy)!);
            var people = OnCallFile.Read(line.GetValue(onCall)!);
            if (
                Complain(line.GetValue(policy)!, source.Findings, source.Policy is null)
                || Complain(line.GetValue(onCall)!, people.Findings, people.Policy is null)
            )
                return 1;
            if (!File.Exists(path))
            {
                errors.WriteLine($"There is no file {path}.");
                return 1;
            }

            var (cases, findings) = PolicyTestsYaml.Read(File.ReadAllText(path));
            if (Complain(path, findings, cases.IsEmpty))
                return 1;
            var report = new PolicyTester(source.Policy!, new Schedule(people.Policy!)).Run(path, cases);
            to.Write(report, PolicyTestDisplay.Write);
            if (line.GetValue(junit) is { } results)
                JUnit.Write(report, results);
            return report.Ok ? 0 : 1;
        });
        return command;

        bool Complain(string where, IEnumerable<Finding> findings, bool isBad)
        {
            if (!isBad)
                return false;
            foreach (var finding in findings.Where(f => f.Level == FindingLevel.Error))
                errors.WriteLine($"{where}:{finding.Line}:{finding.Column}: {finding.Text}");
            return true;
        }
    }
}
