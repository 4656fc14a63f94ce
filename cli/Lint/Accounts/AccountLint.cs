using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Looks at the alarms of an account.</summary>
internal static class AccountLint
{
    /// <summary>What the account's alarms lack.</summary>
    /// <param name="account">The account.</param>
    /// <param name="severities">The policy's own words for severities.</param>
    public static LintReport Of(AccountAlarms account, ImmutableSortedDictionary<string, Severity> severities)
    {
        ImmutableArray<AccountAlarm> forPeople = [.. account.Alarms.Where(a => !a.IsMachines)];
        var forMachines = account.Alarms.Length - forPeople.Length;
        return new LintReport(
            [account.Source],
            account.Alarms.Length,
            [
                .. from alarm in forPeople
                from found in Of(alarm, account.Alarms.Any(whole => whole.LooksAt(alarm)), account.Targets, severities)
                select new LintFinding(alarm.Name, found.Rule, found.Text, account.Source, 0),
            ],
            forMachines == 0
                ? account.NotAsked
                :
                [
                    .. account.NotAsked,
                    $"{forMachines} alarms only scale, restart or automate something. They are not meant to "
                        + $"notify anybody.",
                ]
        );
    }

    private static IEnumerable<(LintRule Rule, string Text)> Of(
        AccountAlarm alarm,
        bool isPart,
        ImmutableDictionary<string, AlarmTarget> targets,
        ImmutableSortedDictionary<string, Severity> severities
    )
    {
        var isOurOwn =
            alarm.Actions.Length > 0 && alarm.Actions.All(a => targets.GetValueOrDefault(a) is { IsMail: true });
        var reach = new TagReach(alarm.Propagation, IsOfRoutersAccount(alarm, targets));
        foreach (var found in AlarmWordsLint.Of(alarm.Description, alarm.Tags, reach, severities, isOurOwn))
            yield return found;
        if (alarm.Actions.Length == 0 && !isPart)
            yield return (LintRule.Action, "notifies nobody, and no composite alarm names it.");
        if (alarm.Actions.Length > 0 && !isOurOwn && !alarm.TellsItsEnd)
            yield return (LintRule.Action, "does not report recovery, so its incident would stay open.");
        if (!alarm.IsSwitchedOn)
            yield return (LintRule.Action, "has its actions disabled.");
        foreach (
            var action in alarm.Actions.Where(a =>
                targets.GetValueOrDefault(a) is { } target && !target.MayBeCalledBy(alarm)
            )
        )
            yield return (LintRule.Permission, $"is not allowed to call {action}.");
        if (!alarm.HasData)
            yield return (LintRule.Data, "has no data: the metric, or a dimension's value, may be misspelt or gone.");
    }

    /// <summary>
    /// Whether it lives in the account of a function that hears of it. One without actions is heard through a composite
    /// alarm or EventBridge, which is the same account's.
    /// </summary>
    private static bool IsOfRoutersAccount(AccountAlarm alarm, ImmutableDictionary<string, AlarmTarget> targets)
    {
        var told = alarm.Actions.Where(a => AlarmTarget.IsFunction(a) || AlarmTarget.IsTopic(a)).ToArray();
        return told.Length == 0
            || told.SelectMany(a => targets.GetValueOrDefault(a)?.Readers is { Length: > 0 } readers ? readers : [a])
                .Any(arn => AlarmTarget.AccountOf(arn) == AlarmTarget.AccountOf(alarm.Arn));
    }
}
