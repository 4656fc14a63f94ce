using System.CommandLine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;

namespace RoleFerry.Cli.Explanations;

/// <summary><c>roleferry explain</c>: what would become of one event. Reads files only.</summary>
internal static class ExplainCommand
{
    private const string ProductName = "RoleFerry";

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "An event as a function receives it, such as those in events/.",
        };
        var policy = new Option<string>("--policy")
        {
            Description =
                $"The policy to use, .yaml or compiled .json. Default: this clone's {PolicyFile.Place.Source}.",
            DefaultValueFactory = _ => PolicyFile.Place.Nearest(),
        };
        var command = new Command(
            "explain",
            "Show how an alarm would be routed, why, and what would be sent to whom. Works offline."
        )
        {
            file,
            policy,
        };
        Output.Action(command, output, (line, to) =>
            Run(line.GetValue(file)!, line.GetValue(policy)!, to, errors, time)
        );
        return command;
    }

    private static int Run(string file, string policyFile, Output to, TextWriter errors, TimeProvider time)
    {
        var (policy, findings) = PolicyFile.Read(policyFile);
        if (policy is null)
        {
            var first = findings.First(f => f.Level == FindingLevel.Error);
            errors.WriteLine(
                $"{policyFile}:{first.Line}:{first.Column}: {first.Text} (Run `roleferry policy check` for everything.)"
            );
            return 1;
        }

        if (Bytes(file, errors) is not { } bytes)
            return 1;
        var explanation = Explain(
            file,
            policyFile,
            policy,
            SignalReader.Read(bytes, time.GetUtcNow(), EmbeddedMappings.Value)
        );
        to.Write(explanation, ExplanationDisplay.Write);
        return explanation.Signals.IsEmpty && explanation.Ignored.IsEmpty ? 1 : 0;
    }

    private static Explanation Explain(string file, string policyFile, RoutingPolicy policy, SignalsRead read)
    {
        var explainer = new Explainer(policy, new MessageContext(ProductName));
        return new Explanation(
            file,
            policyFile,
            policy.Version,
            [.. read.Signals.Select(explainer.Explain)],
            [.. read.Unreadable.Select(u => new ExplainedPart(u.Where, u.What))],
            read.Ignored
        );
    }

    private static byte[]? Bytes(string file, TextWriter errors)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{file} cannot be read: {e.Message}");
            return null;
        }
    }
}
