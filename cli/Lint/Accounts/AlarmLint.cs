using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Looks at one alarm of an account after the other.</summary>
internal sealed class AlarmLint(
    AccountAlarms account,
    ImmutableSortedDictionary<string, Severity> severities,
    AccountFix fix
)
{
    /// <summary>What an alarm lacks, and how that is mended.</summary>
    public IEnumerable<(LintRule Rule, string Text, ImmutableArray<string> Fix)> Of(AccountAlarm alarm)
    {
        var isOurOwn =
            alarm.Actions.Length > 0
            && alarm.Actions.All(a => account.Targets.GetValueOrDefault(a) is { IsMail: true });
        var reach = new TagReach(alarm.Propagation, IsOfRoutersAccount(alarm));
        return AlarmWordsLint
            .Of(alarm.Description, alarm.Tags, reach, severities, isOurOwn)
            .Select(found => (found.Rule, found.Text, Words(alarm, found.Rule, reach)))
            .Concat(Actions(alarm, isOurOwn))
            .Concat(States(alarm));
    }

    private ImmutableArray<string> Words(AccountAlarm alarm, LintRule rule, TagReach reach)
    {
        var (key, value) = rule switch
        {
            LintRule.Severity => ("severity", "P2"),
            LintRule.Service => ("service", "SERVICE"),
            LintRule.Runbook => ("runbook", "RUNBOOK"),
            _ => ("owner", "TEAM"),
        };
        var tags = alarm.Tags?.GetValueOrDefault(key) is { Length: > 0 } ? [] : fix.Tag(alarm, key, value);
        var isKnown = rule == LintRule.Owner || reach.Has(key, alarm.Tags ?? ImmutableDictionary<string, string>.Empty);
        return isKnown ? tags : [.. tags, .. fix.SendTags(alarm)];
    }

    private IEnumerable<(LintRule Rule, string Text, ImmutableArray<string> Fix)> Actions(
        AccountAlarm alarm,
        bool isOurOwn
    )
    {
        var isHeard = account.Listeners.Any(listener => listener.Hears(alarm));
        if (alarm.Actions.Length == 0 && !isHeard && !account.Alarms.Any(whole => whole.LooksAt(alarm)))
            yield return (LintRule.Action, "notifies nobody, and no composite alarm names it.", fix.Notify(alarm));
        if (alarm.Actions.Length > 0 && !isOurOwn && !isHeard && !alarm.TellsItsEnd)
            yield return (
                LintRule.Action,
                "does not report recovery, so its incident would stay open.",
                fix.Notify(alarm)
            );
        if (!alarm.IsSwitchedOn && !isHeard)
            yield return (LintRule.Action, "has its actions disabled.", fix.EnableActions(alarm));
        foreach (var action in alarm.Actions)
        {
            if (account.Targets.GetValueOrDefault(action) is not { } target)
                continue;
            if (target.IsDead)
                yield return (
                    LintRule.Action,
                    $"notifies {action}, to which nobody has subscribed and confirmed it.",
                    fix.Subscribe(action)
                );
            if (!target.MayBeCalledBy(alarm))
                yield return (
                    LintRule.Permission,
                    target.IsDeniedTo(alarm)
                        ? $"is not allowed to call {action}: a statement of its policy denies it."
                        : $"is not allowed to call {action}.",
                    fix.Permit(alarm, target)
                );
        }
    }

    private IEnumerable<(LintRule Rule, string Text, ImmutableArray<string> Fix)> States(AccountAlarm alarm)
    {
        var since = alarm.StateSince is { } moment && account.At is { } now ? now - moment : (TimeSpan?)null;
        var forDays = since is { } age
            ? string.Create(CultureInfo.InvariantCulture, $" for {(int)age.TotalDays} days")
            : "";
        if (!alarm.HasData && (since ?? AccountLint.Week) >= AccountLint.Week)
            yield return (
                LintRule.Data,
                $"has no data{forDays}: the metric, or a dimension's value, may be misspelt or gone.",
                fix.Look(alarm)
            );
        if (alarm.IsFiring && since >= AccountLint.Week)
            yield return (
                LintRule.Firing,
                $"has been firing{forDays}, so it tells nothing new. Mend what it reports, or its threshold.",
                fix.Look(alarm)
            );
    }

    /// <summary>
    /// Whether it lives in the account of a function that hears of it. One without actions is heard through a composite
    /// alarm or EventBridge, which is the same account's.
    /// </summary>
    private bool IsOfRoutersAccount(AccountAlarm alarm)
    {
        var told = alarm.Actions.Where(a => AlarmTarget.IsFunction(a) || AlarmTarget.IsTopic(a)).ToArray();
        return told.Length == 0
            || told.SelectMany(a =>
                    account.Targets.GetValueOrDefault(a)?.Readers is { Length: > 0 } readers ? readers : [a]
                )
                .Any(arn => AlarmTarget.AccountOf(arn) == AlarmTarget.AccountOf(alarm.Arn));
    }
}
