using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Looks at the alarms of an account.</summary>
internal static class AccountLint
{
    /// <summary>How long an alarm may be without data, or fire, before that is a finding.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>How long a mute rule without an end is proposed to mute on.</summary>
    private static readonly TimeSpan MutesOn = TimeSpan.FromDays(90);

    /// <summary>Names that a note lists.</summary>
    private const int MostNames = 10;

    /// <summary>What the account's alarms lack.</summary>
    /// <param name="account">The account.</param>
    /// <param name="severities">The policy's own words for severities.</param>
    public static LintReport Of(AccountAlarms account, ImmutableSortedDictionary<string, Severity> severities)
    {
        ImmutableArray<AccountAlarm> forPeople = [.. account.Alarms.Where(a => !a.IsMachines)];
        var forMachines = account.Alarms.Length - forPeople.Length;
        var fix = FixOf(account);
        var alarms = new AlarmLint(account, severities, fix);
        return new LintReport(
            [account.Source],
            account.Alarms.Length,
            [
                .. from alarm in forPeople
                from found in alarms.Of(alarm).Concat(Copies(alarm, forPeople, fix))
                select new LintFinding(alarm.Name, found.Rule, found.Text, account.Source, 0) { Fix = found.Fix },
                .. from mute in account.EndlessMutes
                select new LintFinding(mute.Name, LintRule.Mute, Endless(mute), account.Source, 0)
                {
                    Fix = fix.End(mute, (account.At ?? DateTimeOffset.UnixEpoch) + MutesOn),
                },
            ],
            forMachines == 0
                ? account.NotAsked
                :
                [
                    .. account.NotAsked,
                    $"{forMachines} alarms only scale, restart or automate something. They are not meant to "
                        + $"notify anybody.",
                ]
        )
        {
            Notes = [.. NeverFired(account, forPeople)],
        };
    }

    private static AccountFix FixOf(AccountAlarms account)
    {
        var router = account.Alarms.SelectMany(a => a.Actions).FirstOrDefault(AlarmTarget.IsFunction)
            ?? account.Targets.Values.SelectMany(t => t.Readers).FirstOrDefault();
        var arn = account.Alarms.FirstOrDefault(a => a.Arn.Length > 0)?.Arn.Split(':');
        return new AccountFix(arn is [_, _, _, var region, ..] ? region : "", router ?? "ROUTER_ARN");
    }

    /// <summary>The first alarm that judges the same stays; each further one is a finding.</summary>
    private static IEnumerable<(LintRule Rule, string Text, ImmutableArray<string> Fix)> Copies(
        AccountAlarm alarm,
        ImmutableArray<AccountAlarm> all,
        AccountFix fix
    ) =>
        all.FirstOrDefault(a => alarm.Judges.Length > 0 && a.Judges == alarm.Judges) is { } first && first != alarm
            ?
            [
                (
                    LintRule.Duplicate,
                    $"judges the very same as {first.Name}: people are notified twice. Delete one of them.",
                    fix.Delete(alarm)
                ),
            ]
            : [];

    private static string Endless(EndlessMute mute) =>
        $"is a mute rule without an end: it mutes {string.Join(", ", mute.Alarms)} at {mute.Expression}"
        + $"{(mute.Timezone.Length > 0 ? $" {mute.Timezone}" : "")} for {mute.Duration}, until somebody remembers it. "
        + "Give it a date at which it expires.";

    private static IEnumerable<string> NeverFired(AccountAlarms account, ImmutableArray<AccountAlarm> forPeople)
    {
        if (account is not { Fired: { } fired, At: { } at })
            yield break;
        string[] never =
        [
            .. forPeople
                .Where(a => !a.IsFiring && a.ConfiguredAt <= at - HistoryReader.Remembered && !fired.Contains(a.Name))
                .Select(a => a.Name),
        ];
        if (never.Length == 0)
            yield break;
        var more = never.Length > MostNames ? $" and {never.Length - MostNames} more" : "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{never.Length} alarms have not fired in the {HistoryReader.Remembered.TotalDays} days that CloudWatch "
                + $"remembers: {string.Join(", ", never.Take(MostNames))}{more}. Try whether one can: "
                + $"aws cloudwatch set-alarm-state --alarm-name NAME --state-value ALARM --state-reason Test"
        );
    }
}
