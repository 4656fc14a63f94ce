using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>The alarms of an account in one region, and whom they tell.</summary>
/// <param name="Source">Where they were read from, for the findings.</param>
/// <param name="Alarms">Each of them.</param>
/// <param name="Targets">Whom they tell, by ARN; without those that were not asked.</param>
/// <param name="NotAsked">What could not be judged, and why.</param>
internal sealed record AccountAlarms(
    string Source,
    ImmutableArray<AccountAlarm> Alarms,
    ImmutableDictionary<string, AlarmTarget> Targets,
    ImmutableArray<string> NotAsked
)
{
    /// <summary>When they were read, UTC; null where nobody said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Mute rules that mute again and again, without an end.</summary>
    public ImmutableArray<EndlessMute> EndlessMutes { get; init; } = [];

    /// <summary>Rules of EventBridge that hear of alarms.</summary>
    public ImmutableArray<AlarmListener> Listeners { get; init; } = [];

    /// <summary>
    /// Names of alarms that have fired as far back as CloudWatch remembers; null where that is not known.
    /// </summary>
    public ImmutableHashSet<string>? Fired { get; init; }

    /// <summary>As answers of AWS that somebody has kept tell them.</summary>
    /// <param name="source">Where the first was read from.</param>
    /// <param name="alarms">Of <c>aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm</c>.</param>
    /// <param name="policy">
    /// Of <c>aws lambda get-policy</c> for AlarmRouter's alias; null where it was not asked for.
    /// </param>
    /// <exception cref="JsonException">One is no JSON.</exception>
    public static AccountAlarms Read(string source, string alarms, string? policy)
    {
        ImmutableArray<AccountAlarm> all = [.. AccountAlarm.ReadAll(JsonSerializer.Deserialize<JsonElement>(alarms))];
        var known = policy is null
            ? null
            : ResourcePolicy.Read(JsonSerializer.Deserialize<JsonElement>(policy).Text("Policy"));
        return new AccountAlarms(
            source,
            all,
            known is null
                ? ImmutableDictionary<string, AlarmTarget>.Empty
                : all.SelectMany(a => a.Actions)
                    .Distinct()
                    .Where(AlarmTarget.IsFunction)
                    .ToImmutableDictionary(arn => arn, arn => new AlarmTarget(arn, known, IsMail: false)),
            [
                "owner, and what stands in tags that are sent or asked for: DescribeAlarms does not return tags.",
                .. known is null
                    ?
                    [
                        "permission: give --policy the answer of `aws lambda get-policy --function-name NAME "
                            + "--qualifier live`.",
                    ]
                    : ImmutableArray<string>.Empty,
            ]
        );
    }
}
