using RoleFerry.Adapters;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Incidents.Explanations;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Signals;

namespace RoleFerry.Demo;

/// <summary>A change of routing is tried on what happened, put into force, and an alarm explains itself.</summary>
internal sealed class RoutingChapter(DemoHouse house)
{
    private readonly Narrator _tell = house.Narrator;

    public async Task PlayAsync()
    {
        _tell.Chapter("Routing that explains itself");
        var changed = await TryAsync();
        await ApplyAsync(changed);
        await ExplainAsync();
    }

    private async Task<RoutingPolicy> TryAsync()
    {
        _tell.Step(
            "Somebody wants P1 to ring no phone any more, and tries that on the alarms of this story: "
                + "`roleferry policy diff`."
        );
        var signals = await house.Signals.ReadAsync(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1),
            Deadline.Never
        );
        var changed = WithoutPhone(BuiltInPolicy.Value);
        var diff = PolicyDiff.Of(BuiltInPolicy.Value, changed, [.. signals.Select(s => (s.Signal, s.HandledAt))]);
        foreach (var count in diff.Counts.Where(c => c.Before != c.After))
            _tell.Say($"        {count.Severity} {count.Channel}: {count.Before} to {count.After}");
        foreach (var change in diff.Changes)
            _tell.Say(
                $"        {change.Alarm}: {string.Join(", ", change.Before.Told)} -> "
                    + $"{string.Join(", ", change.After.Told)}"
            );

        _tell.Check(
            diff.Signals >= 12 && diff.Changes.All(c => c.Before.Severity == Severity.P1),
            $"{diff.Signals} signals were tried; only P1 would have been notified differently."
        );
        _tell.Check(
            diff.Counts.Any(c => c is { Severity: Severity.P1, Channel: "pagerduty", After: 0, Before: > 0 }),
            "The phone would not have rung for them."
        );
        _tell.Check(!diff.Lost.Any(), "Nothing would have been lost: somebody would have known of each alarm.");
        _tell.Check(
            PolicyDiff
                .Of(BuiltInPolicy.Value, BuiltInPolicy.Value, [.. signals.Select(s => (s.Signal, s.HandledAt))])
                .Changes.IsEmpty,
            "The policy in force, tried against itself, changes nothing."
        );
        return changed;
    }

    private async Task ApplyAsync(RoutingPolicy changed)
    {
        _tell.Step(
            "They put it into force: `roleferry policy apply`. Somebody else, who had looked at the same "
                + "policy, comes a moment later."
        );
        var first = await PutAsync(changed, null);
        var second = await PutAsync(BuiltInPolicy.Value, null);
        _tell.Check(
            first is { Number: 1 },
            $"{changed.Version} is in force as number 1; functions know within a minute."
        );
        _tell.Check(
            second is null,
            "The second one learns that another policy was applied in the meantime, and changes nothing."
        );
        var back = await PutAsync(BuiltInPolicy.Value, first);
        _tell.Check(
            back is { Number: 2 },
            "After another look at the difference they go back: `roleferry policy rollback`."
        );
    }

    private async Task ExplainAsync()
    {
        _tell.Step($"Why did the whole channel hear of {house.Story[5]}? `roleferry why {house.Story[5]}`.");
        var why = (await house.Why.ReadAsync(house.Story[5], Deadline.Never))!;
        var text = ExplanationText.Of(why);
        foreach (var line in text)
            _tell.Say($"        {line}");
        _tell.Check(text[1].StartsWith("Notified: ", StringComparison.Ordinal), "The answer comes first.");
        _tell.Check(
            text.Any(l => l.Contains("p0: taken", StringComparison.Ordinal)),
            "Its way through the routes, with each matcher."
        );
        _tell.Check(
            text.Any(l =>
                l.Contains("ChannelFailedOver", StringComparison.Ordinal)
                || l.Contains("is notified instead", StringComparison.Ordinal)
            ),
            "PagerDuty did not accept it, so Slack was notified instead."
        );
        _tell.Check(why.OnCall.Any(d => d.Person is not null), "Who was on call.");
    }

    private Task<PolicyVersion?> PutAsync(RoutingPolicy policy, PolicyVersion? comparedWith) =>
        house.Policies.ApplyAsync(
            policy,
            comparedWith,
            "demo",
            "P1 without a phone",
            DateTimeOffset.UtcNow,
            Deadline.Never
        );

    private static RoutingPolicy WithoutPhone(RoutingPolicy policy)
    {
        var changed = policy with
        {
            Root = policy.Root with
            {
                Routes = [.. policy.Root.Routes.Select(r => r.Name == "p1" ? r with { Channels = ["incidents"] } : r)],
            },
        };
        return changed with { Version = PolicyJson.VersionOf(changed) };
    }
}
