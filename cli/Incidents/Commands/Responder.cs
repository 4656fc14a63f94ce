using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.Incidents.Commands;

/// <summary>
/// Whoever answers to an incident on the command line: the person whom the on-call policy in force knows by the name
/// that AWS has for these credentials, or the one that <c>--as</c> names. IAM decides who may: whoever may write to the
/// table.
/// </summary>
internal sealed class Responder(TableAccess table, Func<string, string?> variable)
{
    /// <summary>Who it is, in their own word.</summary>
    public Option<string?> As { get; } =
        new("--as")
        {
            Description =
                "Who you are: an id of monitoring/oncall.yaml. Default: the person whose entry has AWS's name of your "
                + "credentials (aws, email or id).",
            HelpName = "PERSON",
        };

    /// <summary>The person, and the schedule that knows them; null, with a complaint, where nobody is found.</summary>
    public async Task<(Person Who, Schedule Schedule)?> FindAsync(
        ParseResult line,
        Site site,
        TableCalls calls,
        CancellationToken cancellation
    )
    {
        var source = new OnCallSource(new OnCallStore(calls), table.Time, NullLogger<OnCallSource>.Instance);
        var schedule = await source.ReadAsync(table.Deadline(cancellation));
        var who = line.GetValue(As) is { } id
            ? Named(id, schedule.Policy)
            : await KnownAsync(site, schedule.Policy, cancellation);
        return who is null ? null : (who, schedule);
    }

    /// <summary>Somebody by id; null, with a complaint, where nobody is called so.</summary>
    public Person? Named(string id, OnCallPolicy policy) =>
        policy.Find(id)
        ?? Complain(
            $"Nobody on the on-call schedule in force has the id {TerminalText.Line(id)}."
                + Suggestion.Sentence(id, [.. policy.People.Select(p => p.Id)])
        );

    private async Task<Person?> KnownAsync(Site site, OnCallPolicy policy, CancellationToken cancellation)
    {
        if (site.IsLocal)
            return policy.FindByAws(variable("USER") ?? "")
                ?? Complain(
                    "The local system does not know who you are. Say it with --as and an id of monitoring/oncall.yaml: "
                        + $"{string.Join(", ", policy.People.Select(p => p.Id))}."
                );
        try
        {
            var arn = await site.Calls(table.Time).CallerAsync(cancellation);
            return policy.FindByAws(arn)
                ?? Complain(
                    $"AWS knows you as {TerminalText.Line(arn)}, and nobody on the on-call schedule in force has this "
                        + "name as aws, email or id. Add it to your entry of monitoring/oncall.yaml, or say who you "
                        + "are with --as PERSON."
                );
        }
        catch (AwsCallException e)
        {
            return Complain($"Who you are could not be found out: {e.Message} Say it with --as PERSON.");
        }
    }

    private Person? Complain(string sentence)
    {
        table.Complain(sentence);
        return null;
    }
}
