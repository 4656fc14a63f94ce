using System.Collections.Immutable;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Whom alarms tell: a function, or a topic.</summary>
/// <param name="Arn">As the alarm names it; a function's with its alias.</param>
/// <param name="Policy">Who may call it.</param>
/// <param name="IsMail">Whether it is a topic that no function reads, so that AlarmRouter never hears of it.</param>
internal sealed record AlarmTarget(string Arn, ResourcePolicy Policy, bool IsMail)
{
    /// <summary>Whether it is a topic that nobody has subscribed to and confirmed it.</summary>
    public bool IsDead { get; init; }

    /// <summary>Functions that read a topic, by ARN; empty for a function.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>The account of an ARN; empty where it is none.</summary>
    public static string AccountOf(string arn) => arn.Split(':') is [_, _, _, _, var account, ..] ? account : "";

    public static bool IsFunction(string arn) => arn.Split(':') is [_, _, "lambda", ..];

    public static bool IsTopic(string arn) => arn.Split(':') is [_, _, "sns", ..];

    /// <summary>
    /// Whether an alarm may call it.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
    /// </summary>
    public bool MayBeCalledBy(AccountAlarm alarm) => Policy.Allows(Caller, Action, Arn, alarm.Arn);

    /// <summary>Whether a statement of its policy denies an alarm to call it, whatever others allow.</summary>
    public bool IsDeniedTo(AccountAlarm alarm) => Policy.Denies(Caller, Action, Arn, alarm.Arn);

    private string Caller => IsFunction(Arn) ? "lambda.alarms.cloudwatch.amazonaws.com" : "cloudwatch.amazonaws.com";

    private string Action => IsFunction(Arn) ? "lambda:InvokeFunction" : "SNS:Publish";
}
