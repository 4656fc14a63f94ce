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
        var tags = new Option<string[]>("--tag")
        {
            Description = "A tag of the alarm that CloudWatch tells when it is asked, where the event carries none.",
            HelpName = "KEY=VALUE",
        };
        var otherAccount = new Option<bool>("--other-account")
        {
            Description = "The alarm lives in another account than RoleFerry, whose tags CloudWatch does not tell.",
        };
        var command = new Command(
            "explain",
            "Show how an alarm would be routed, why, and what would be sent to whom. Works offline."
        )
        {
            file,
            policy,
            tags,
            otherAccount,
        };
        Output.Action(command, output, (line, to) =>
            Run(
                line.GetValue(file)!,
                line.GetValue(policy)!,
                new ToldTags(line.GetValue(tags) ?? [], line.GetValue(otherAccount)),
                to,
                errors,
                time
            )
        );
        return command;
    }

    private static int Run(
        string file,
        string policyFile,
        ToldTags tags,
        Output to,
        TextWriter errors,
        TimeProvider time
    )
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
            tags,
            SignalReader.Read(bytes, time.GetUtcNow(), EmbeddedMappings.Value)
        );
        to.Write(explanation, ExplanationDisplay.Write);
        return explanation.Signals.IsEmpty && explanation.Ignored.IsEmpty ? 1 : 0;
    }

    private static Explanation Explain(
        string file,
        string policyFile,
        RoutingPolicy policy,
        ToldTags tags,
        SignalsRead read
    )
    {
        var explainer = new Explainer(policy, tags, new MessageContext(ProductName));
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
