using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.PolicyVersions;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Access;
using RoleFerry.Core.Matching;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Silences;

/// <summary><c>roleferry silence</c>: what nobody wants to be told of for a while.</summary>
internal sealed class SilenceCommand(TableAccess table, TimeProvider time)
{
    private const int MostIncidents = 100;

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var it = new SilenceCommand(table, time);
        return new Command(
            "silence",
            "Silence alarms for a while. They are recorded, and notified when the silence ends if they still fire."
        )
        {
            table.Option,
            it.Add(output),
            it.List(output),
            it.Expire(output),
        };
    }

    private Command Add(TextWriter output)
    {
        var match = new Argument<string[]>("MATCHER")
        {
            Description = "All must match: service=api, alarmname=~\"queue-.*\". Labels as in monitoring/routing.yaml.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var incidents = new Option<string[]>("--incident")
        {
            Description = "Only alarms of this incident, while it is open.",
            HelpName = "INC-ID",
        };
        var length = new Option<string?>("--for") { Description = "How long: 30m, 1h30m, 3d.", HelpName = "TIME" };
        var until = new Option<string?>("--until")
        {
            Description = "Until when: 2026-03-01 22:00, tomorrow 9:00; by the clock of the schedule.",
            HelpName = "MOMENT",
        };
        var resolved = new Option<bool>("--until-resolved")
        {
            Description = "Until the incidents are resolved: the named ones, or the open ones that match now.",
        };
        var from = new Option<string?>("--from")
        {
            Description = "From when, as --until. Default: now.",
            HelpName = "MOMENT",
        };
        var during = new Option<string[]>("--during")
        {
            Description = "Only within this time window of the policy.",
            HelpName = "WINDOW",
        };
        var coversP0 = new Option<bool>("--p0") { Description = "Silence P0 too, for a day at most." };
        var author = new Option<string>("--author")
        {
            Description = "Who asks for it.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var preview = new Option<bool>("--preview") { Description = "Show what it would cover, and write nothing." };
        var command = new Command("add", "Write a silence.")
        {
            match,
            incidents,
            length,
            until,
            resolved,
            from,
            during,
            coversP0,
            author,
            reason,
            preview,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var matchers = ImmutableArray.CreateBuilder<Matcher>();
                foreach (var text in line.GetValue(match) ?? [])
                {
                    if (!MatcherText.TryRead(text, out var read, out var error))
                        return table.Complain(error);
                    matchers.AddRange(read);
                }

                var now = time.GetUtcNow();
                var onCall = await OnCallAsync(calls, cancellation);
                var moments = new MomentReader { Now = now, Zone = DateTimeZoneProviders.Tzdb[onCall.Zone] };
                if (!moments.TryRead(line.GetValue(from) ?? "now", out var begin, out var flawOfFrom))
                    return table.Complain($"--from: {flawOfFrom}");
                var (end, flawOfEnd) = End(
                    line.GetValue(length),
                    line.GetValue(until),
                    line.GetValue(resolved),
                    begin,
                    moments
                );
                if (flawOfEnd is not null)
                    return table.Complain(flawOfEnd);

                var ids = (line.GetValue(incidents) ?? []).ToImmutableArray();
                if (line.GetValue(resolved) && ids.IsEmpty)
                    ids = await OpenAsync(calls, matchers.ToImmutable(), cancellation);
                var silence = new Silence
                {
                    Id = Silence.IdOf(
                        string.Join(',', [.. matchers.Select(m => m.ToString()), .. ids]),
                        line.GetValue(author)!,
                        now
                    ),
                    Matchers = matchers.ToImmutable(),
                    Incidents = ids,
                    From = begin,
                    Until = end,
                    During = [.. line.GetValue(during) ?? []],
                    CoversP0 = line.GetValue(coversP0),
                    Author = line.GetValue(author)!,
                    Reason = line.GetValue(reason)!,
                    CreatedAt = now,
                };
                if (line.GetValue(resolved) && ids.IsEmpty)
                    return table.Complain("No open incident matches, so --until-resolved has nothing to wait for.");
                if (await FlawAsync(calls, silence, onCall.WhoMay().Rules, cancellation) is { } flaw)
                    return table.Complain(flaw);
                var covers = await CoverAsync(calls, silence, cancellation);
                var isPreview = line.GetValue(preview);
                if (!isPreview)
                    await new SilenceStore(calls).AddAsync(silence, table.Deadline(cancellation));
                to.Write(SilenceLine.Of(silence, now) with { Covers = covers }, (shown, console) =>
                {
                    SilenceDisplay.Write(shown, console);
                    console.WriteLine($"  {covers.Sentence(TriedSignals.DefaultWeeks)}");
                    foreach (var hint in covers.Hints)
                        console.WriteLine($"  warning: {hint}");
                    console.WriteLine(
                        isPreview
                            ? "Nothing is written. Without --preview it is in effect within a minute."
                            : $"In effect within a minute. To end it: roleferry silence expire {shown.Id}"
                    );
                });
                return 0;
            }));
        return command;
    }

    private Command List(TextWriter output)
    {
        var all = new Option<bool>("--all") { Description = "Include those that ended in the last month." };
        var command = new Command("list", "List silences, the first to end first.") { all };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var now = time.GetUtcNow();
                var store = new SilenceStore(calls);
                var silences = line.GetValue(all)
                    ? await store.AllAsync(table.Deadline(cancellation))
                    : await store.InForceAsync(now, table.Deadline(cancellation));
                to.Write(
                    silences
                        .OrderBy(s => s.Until ?? DateTimeOffset.MaxValue)
                        .Select(s => SilenceLine.Of(s, now))
                        .ToArray(),
                    SilenceDisplay.Write
                );
                return 0;
            }));
        return command;
    }

    private Command Expire(TextWriter output)
    {
        var id = new Argument<string>("ID") { Description = "As `roleferry silence list` shows it." };
        var command = new Command(
            "expire",
            "End a silence now. Suppressed alarms that still fire are notified within minutes."
        )
        {
            id,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var now = time.GetUtcNow();
                if (
                    await new SilenceStore(calls).ExpireAsync(line.GetValue(id)!, now, table.Deadline(cancellation))
                    is not { } silence
                )
                    return table.Complain(
                        $"There is no silence {line.GetValue(id)} in effect or planned. Run `roleferry silence "
                            + $"list` to list them."
                    );
                to.Write(SilenceLine.Of(silence, now), SilenceDisplay.Write);
                return 0;
            }));
        return command;
    }

    private async Task<string?> FlawAsync(
        TableCalls calls,
        Silence silence,
        AccessRules limits,
        CancellationToken cancellation
    )
    {
        if (silence.Flaw(limits.LongestSilence) is { } flaw)
            return flaw;
        if (silence.During.IsEmpty)
            return null;
        var policy = await PolicyAsync(calls, cancellation);
        return silence.During.FirstOrDefault(name => !policy.TimeWindows.ContainsKey(name)) is { } missing
            ? $"The policy in force has no time window "
                + $"{missing}.{Suggestion.Sentence(missing, [.. policy.TimeWindows.Keys])}"
            : null;
    }

    /// <summary>The open incidents whose first alarm matches.</summary>
    private async Task<ImmutableArray<string>> OpenAsync(
        TableCalls calls,
        ImmutableArray<Matcher> matchers,
        CancellationToken cancellation
    )
    {
        var policy = await PolicyAsync(calls, cancellation);
        var open = await new IncidentStore(calls).OpenAsync(MostIncidents, table.Deadline(cancellation));
        return
        [
            .. open.Where(i => Triage.Of(i.Signal, policy).Labels is var labels && matchers.All(m => m.Matches(labels)))
                .Select(i => i.Id),
        ];
    }

    /// <summary>What it covers now, and would have covered in the last weeks.</summary>
    private async Task<SilenceCover> CoverAsync(TableCalls calls, Silence silence, CancellationToken cancellation)
    {
        var policy = await PolicyAsync(calls, cancellation);
        var open = await new IncidentStore(calls).OpenAsync(MostIncidents, table.Deadline(cancellation));
        var fired = await new TriedSignals(table, time).StoredAsync(calls, TriedSignals.DefaultWeeks, cancellation);
        return SilenceCover.Of(
            silence,
            policy,
            [.. open.Select(i => (i.Id, i.Signal))],
            [.. fired.Select(f => f.Signal)]
        );
    }

    /// <summary>The policy in force.</summary>
    private async Task<RoutingPolicy> PolicyAsync(TableCalls calls, CancellationToken cancellation) =>
        (await new PolicyStore(calls, BuiltInPolicy.Embedded).CurrentAsync(table.Deadline(cancellation)))?.Policy
        ?? BuiltInPolicy.Value;

    /// <summary>Whoever is on call: their clock is people's, and their policy says how long a silence may be.</summary>
    private async Task<OnCallPolicy> OnCallAsync(TableCalls calls, CancellationToken cancellation)
    {
        var source = new OnCallSource(new OnCallStore(calls), time, NullLogger<OnCallSource>.Instance);
        return (await source.GetAsync(cancellation)).Policy;
    }

    private static (DateTimeOffset? End, string? Flaw) End(
        string? length,
        string? until,
        bool resolved,
        DateTimeOffset begin,
        MomentReader moments
    ) =>
        (length, until, resolved) switch
        {
            ({ } text, null, false) => DurationText.TryRead(text, out var duration, out var error)
                ? (begin + duration, null)
                : (null, $"--for: {error}"),
            (null, { } text, false) => moments.TryRead(text, out var moment, out var error)
                ? (moment, null)
                : (null, $"--until: {error}"),
            (null, null, true) => (null, null),
            _ => (null, "Say when it ends, with one of: --for 2h, --until \"tomorrow 9:00\" or --until-resolved."),
        };
}
