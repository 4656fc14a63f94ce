using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// Lines of the AWS CLI that mend what was found, in capitals what only people know. Nothing runs them.
/// </summary>
internal sealed class AccountFix(string region, string router)
{
    /// <summary>What DescribeAlarms says of an alarm and no call that puts one takes.</summary>
    private const string NotPut =
        "del(.AlarmArn,.AlarmConfigurationUpdatedTimestamp,.EvaluationState,.StateValue,.StateReason,.StateReasonData,"
        + ".StateUpdatedTimestamp,.StateTransitionedTimestamp,.ActionsSuppressedBy,.ActionsSuppressedReason)";

    private string Aws => region.Length > 0 ? $"aws --region {region}" : "aws";

    public ImmutableArray<string> Tag(AccountAlarm alarm, string key, string value) =>
        [$"{Aws} cloudwatch tag-resource --resource-arn {Quoted(alarm.Arn)} --tags Key={key},Value={value}"];

    public ImmutableArray<string> SendTags(AccountAlarm alarm) =>
        Put(alarm, ".ActionConfiguration.AlarmTagsPropagation={Enabled:true}");

    public ImmutableArray<string> Notify(AccountAlarm alarm) =>
        Put(
            alarm,
            alarm.Actions.IsEmpty
                ? $".AlarmActions=[\"{router}\"] | .OKActions=[\"{router}\"]"
                : ".OKActions=.AlarmActions"
        );

    public ImmutableArray<string> EnableActions(AccountAlarm alarm) =>
        [$"{Aws} cloudwatch enable-alarm-actions --alarm-names {Quoted(alarm.Name)}"];

    public ImmutableArray<string> Subscribe(string topic) =>
        [$"{Aws} sns subscribe --topic-arn {Quoted(topic)} --protocol lambda --notification-endpoint {Quoted(router)}"];

    public ImmutableArray<string> Permit(AccountAlarm alarm, AlarmTarget target) =>
        target switch
        {
            _ when AlarmTarget.IsFunction(target.Arn) && target.IsDeniedTo(alarm) =>
            [
                $"{Aws} lambda get-policy --function-name {Quoted(target.Arn)}",
                $"{Aws} lambda remove-permission --function-name {Quoted(target.Arn)} --statement-id SID",
            ],
            _ when AlarmTarget.IsFunction(target.Arn) =>
            [
                $"{Aws} lambda add-permission --function-name {Quoted(target.Arn)} --statement-id alarms "
                    + "--action lambda:InvokeFunction --principal lambda.alarms.cloudwatch.amazonaws.com "
                    + $"--source-account {AlarmTarget.AccountOf(alarm.Arn)}",
            ],
            _ =>
            [
                $"{Aws} sns get-topic-attributes --topic-arn {Quoted(target.Arn)} --query Attributes.Policy "
                    + "--output text > policy.json",
                "# Let cloudwatch.amazonaws.com do sns:Publish in policy.json.",
                $"{Aws} sns set-topic-attributes --topic-arn {Quoted(target.Arn)} --attribute-name Policy "
                    + "--attribute-value file://policy.json",
            ],
        };

    /// <summary>Shows what it looks at, or what it was like.</summary>
    public ImmutableArray<string> Look(AccountAlarm alarm) =>
        [
            $"{Aws} cloudwatch describe-alarm-history --alarm-name {Quoted(alarm.Name)} "
                + "--history-item-type StateUpdate",
            $"{Aws} cloudwatch describe-alarms --alarm-types {alarm.Kind}Alarm --alarm-names {Quoted(alarm.Name)}",
        ];

    public ImmutableArray<string> Delete(AccountAlarm alarm) =>
        [$"{Aws} cloudwatch delete-alarms --alarm-names {Quoted(alarm.Name)}"];

    /// <summary>Puts a mute rule again as it is, with an end.</summary>
    public ImmutableArray<string> End(EndlessMute mute, DateTimeOffset at)
    {
        var schedule = new Dictionary<string, string>
        {
            ["Expression"] = mute.Expression,
            ["Duration"] = mute.Duration,
        };
        if (mute.Timezone.Length > 0)
            schedule["Timezone"] = mute.Timezone;
        var rule = JsonSerializer.Serialize(new { Schedule = schedule });
        var targets = JsonSerializer.Serialize(new { AlarmNames = mute.Alarms });
        return
        [
            $"{Aws} cloudwatch put-alarm-mute-rule --name {Quoted(mute.Name)} --rule {Quoted(rule)} "
                + $"--mute-targets {Quoted(targets)} "
                + $"--expire-date {at.UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture)}",
        ];
    }

    /// <summary>Puts an alarm again as it is, but for a change that jq makes.</summary>
    private ImmutableArray<string> Put(AccountAlarm alarm, string change)
    {
        var kind = alarm.Kind.ToString();
        return
        [
            $"{Aws} cloudwatch describe-alarms --alarm-types {kind}Alarm --alarm-names {Quoted(alarm.Name)} "
                + $"--query {kind}Alarms[0] --output json | jq {Quoted($"{NotPut} | {change}")} > alarm.json",
            $"{Aws} cloudwatch put-{kind.ToLowerInvariant()}-alarm --cli-input-json file://alarm.json",
        ];
    }

    private static string Quoted(string text) =>
        text.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:@%+=,".Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
