using System.CommandLine;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.PolicyVersions;

/// <summary>
/// <c>roleferry policy diff</c>, <c>apply</c>, <c>history</c>, <c>rollback</c> and <c>signals</c>: what another
/// policy would do, and putting it into force.
/// </summary>
internal sealed class PolicyVersionsCommand(TextReader input, TextWriter errors, TimeProvider time, StackAccess stack)
{
    private const string Lost = "lost";

    private readonly TableAccess _table = new(stack, errors, time);
    private readonly TriedSignals _tried = new(new TableAccess(stack, errors, time), time);
    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = "lost: exit code 1 when nobody would be notified of something that somebody was notified of.",
        HelpName = Lost,
    };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation." };
    private readonly Option<string> _by = new("--by")
    {
        Description = "Who applies it.",
        DefaultValueFactory = _ => Environment.UserName,
    };
    private readonly Option<string> _why = new("--why")
    {
        Description = "What changes; kept in the history.",
        DefaultValueFactory = _ => "",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Command> Create(TextWriter output)
    {
        _failOn.AcceptOnlyFromAmong(Lost);
        return [Diff(output), Apply(output), History(output), Rollback(output), Signals(output)];
    }

    private Command Diff(TextWriter output)
    {
        var file = new Argument<string>("NEW")
        {
            Description = "The other policy, .yaml or compiled .json.",
            DefaultValueFactory = _ => PolicyFile.Place.Nearest(),
        };
        var against = new Option<string?>("--against")
        {
            Description = "Compare with this file instead of the policy in force.",
            HelpName = "FILE",
        };
        var command = new Command(
            "diff",
            "Show what another policy would have done with the signals of the last weeks."
        )
        {
            file,
            against,
            _tried.File,
            _tried.Weeks,
            _failOn,
            _table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) =>
        {
            if (Read(line.GetValue(file)!) is not { } policy)
                return Task.FromResult(1);
            if (line.GetValue(against) is { } other && line.GetValue(_tried.File) is { } signals)
                return Task.FromResult(
                    Read(other) is { } before && _tried.ReadFile(signals) is { } read
                        ? Show(PolicyDiff.Of(before, policy, read), line, to)
                        : 1
                );
            return _table.WithAsync(line, async calls =>
            {
                RoutingPolicy? before = line.GetValue(against) is { } path
                    ? Read(path)
                    : await InForceAsync(calls, cancellation);
                var tried = await _tried.ReadAsync(line, calls, cancellation);
                return before is null || tried is null ? 1 : Show(PolicyDiff.Of(before, policy, tried), line, to);
            });
        });
        return command;
    }

    private Command Apply(TextWriter output)
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"The policy. Default: this clone's {PolicyFile.Place.Source}.",
            DefaultValueFactory = _ => PolicyFile.Place.Nearest(),
        };
        var command = new Command(
            "apply",
            "Show what a policy changes, ask, and apply it. Functions pick it up within a minute."
        )
        {
            file,
            _tried.File,
            _tried.Weeks,
            _failOn,
            _yes,
            _by,
            _why,
            _table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) =>
            Read(line.GetValue(file)!) is { } policy
                ? _table.WithAsync(line, calls =>
                    ApplyAsync(calls, policy, line.GetValue(_why)!, line, to, cancellation)
                )
                : Task.FromResult(1)
        );
        return command;
    }

    private Command Rollback(TextWriter output)
    {
        var number = new Argument<int>("NUMBER") { Description = "As `roleferry policy history` shows it." };
        var command = new Command("rollback", "Apply an earlier policy again. Shows what that changes, and asks.")
        {
            number,
            _tried.File,
            _tried.Weeks,
            _failOn,
            _yes,
            _by,
            _table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                if (
                    await new PolicyStore(calls, BuiltInPolicy.Embedded).FindAsync(
                        line.GetValue(number),
                        _table.Deadline(cancellation)
                    )
                    is not { } version
                )
                    return _table.Complain(
                        $"There is no policy {line.GetValue(number)}. Run `roleferry policy history` to list them."
                    );
                return await ApplyAsync(calls, version.Policy, $"back to {version.Number}", line, to, cancellation);
            }));
        return command;
    }

    private Command History(TextWriter output)
    {
        var command = new Command("history", "List the policies that were applied, newest first.") { _table.Option };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                var store = new PolicyStore(calls, BuiltInPolicy.Embedded);
                var current = await store.CurrentAsync(_table.Deadline(cancellation));
                var versions = await store.HistoryAsync(_table.Deadline(cancellation));
                to.Write(
                    versions
                        .Select(v => new VersionLine(
                            v.Number,
                            v.Policy.Version,
                            v.AppliedAt,
                            v.By,
                            v.Why,
                            v.Number == current?.Number
                        ))
                        .ToArray(),
                    (lines, console) =>
                    {
                        foreach (var v in lines)
                            console.WriteLine(
                                $"{(v.InForce ? "*" : " ")} {v.Number}  {v.Version}  {Words.Time(v.AppliedAt)}  "
                                    + $"{v.By}{(v.Why.Length == 0 ? "" : $": {v.Why}")}"
                            );
                        if (current is null)
                            console.WriteLine(
                                $"The functions use the policy that they embed; this clone's is "
                                    + $"{BuiltInPolicy.Value.Version}."
                            );
                    }
                );
                return 0;
            }));
        return command;
    }

    private Command Signals(TextWriter output)
    {
        var command = new Command(
            "signals",
            "Write the signals of the last weeks, one JSON document per line, for `policy diff --signals`."
        )
        {
            _tried.Weeks,
            _table.Option,
        };
        command.SetAction((line, cancellation) => _table.WithAsync(line, async calls =>
                {
                    foreach (
                        var (signal, _) in await _tried.StoredAsync(calls, line.GetValue(_tried.Weeks), cancellation)
                    )
                        await output.WriteLineAsync(SignalDocument.Write(signal));
                    return 0;
                }));
        return command;
    }

    private async Task<int> ApplyAsync(
        TableCalls calls,
        RoutingPolicy policy,
        string why,
        ParseResult line,
        Output to,
        CancellationToken cancellation
    )
    {
        var store = new PolicyStore(calls, BuiltInPolicy.Embedded);
        var current = await store.CurrentAsync(_table.Deadline(cancellation));
        var before = current?.Policy ?? BuiltInPolicy.Value;
        if (await _tried.ReadAsync(line, calls, cancellation) is not { } signals)
            return 1;
        if (current is not null && before.Version == policy.Version)
            return _table.Complain($"{policy.Version} is in force already.");
        if (Show(PolicyDiff.Of(before, policy, signals), line, to) != 0)
            return 1;
        if (!line.GetValue(_yes))
        {
            await errors.WriteAsync($"Apply {policy.Version} instead of {before.Version}? [y/N] ");
            if ((await input.ReadLineAsync(cancellation))?.Trim() is not ("y" or "Y" or "yes"))
                return _table.Complain("Nothing is changed.");
        }

        if (
            await store.ApplyAsync(
                policy,
                current,
                line.GetValue(_by)!,
                why,
                time.GetUtcNow(),
                _table.Deadline(cancellation)
            )
            is not { } version
        )
            return _table.Complain(
                "Another policy was applied in the meantime. Nothing was changed. Look at the differences again."
            );
        await errors.WriteLineAsync(
            $"{version.Policy.Version} is in force as number {version.Number}; functions pick it up within a "
                + $"minute. To go back: roleferry policy rollback {(current?.Number > 0 ? current.Number : "NUMBER")}"
        );
        return 0;
    }

    private int Show(PolicyDiff diff, ParseResult line, Output to)
    {
        to.Write(diff, PolicyDiffDisplay.Write);
        return line.GetValue(_failOn) == Lost && diff.Lost.Any() ? 1 : 0;
    }

    private async Task<RoutingPolicy> InForceAsync(TableCalls calls, CancellationToken cancellation) =>
        (await new PolicyStore(calls, BuiltInPolicy.Embedded).CurrentAsync(_table.Deadline(cancellation)))?.Policy
        ?? BuiltInPolicy.Value;

    private RoutingPolicy? Read(string file)
    {
        var (policy, findings) = PolicyFile.Read(file);
        foreach (var finding in findings.Where(f => f.Level == FindingLevel.Error))
            _table.Complain($"{file}:{finding.Line}:{finding.Column}: {finding.Text}");
        return policy;
    }

    private sealed record VersionLine(
        int Number,
        string Version,
        DateTimeOffset AppliedAt,
        string By,
        string Why,
        bool InForce
    );
}
