using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>An alarm of an account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Description">What AlarmRouter would read.</param>
/// <param name="Actions">ARNs of whom it tells that it fires.</param>
/// <param name="TellsItsEnd">Whether it tells somebody that it is over.</param>
/// <param name="IsSwitchedOn">Whether it does what it is to do.</param>
/// <param name="HasData">Whether there is a value to judge.</param>
/// <param name="Rule">Which alarms a composite one looks at; empty for others.</param>
/// <param name="Suppressor">The alarm, by name or ARN, that keeps a composite one quiet; else empty.</param>
internal sealed record AccountAlarm(
    string Name,
    string Arn,
    string Description,
    ImmutableArray<string> Actions,
    bool TellsItsEnd,
    bool IsSwitchedOn,
    bool HasData,
    string Rule,
    string Suppressor
)
{
    /// <summary>What an alarm of any kind looks at.</summary>
    private static readonly string[] Subjects =
    [
        "MetricName",
        "Metrics",
        "EvaluationCriteria",
        "ScheduledQueryConfiguration",
        "AlarmRule",
    ];

    /// <summary>How it judges that.</summary>
    private static readonly string[] Limits =
    [
        "Namespace",
        "Dimensions",
        "Statistic",
        "ExtendedStatistic",
        "Period",
        "EvaluationPeriods",
        "DatapointsToAlarm",
        "QueryResultsToEvaluate",
        "QueryResultsToAlarm",
        "ComparisonOperator",
        "Threshold",
        "TreatMissingData",
        "Unit",
    ];

    /// <summary>Its tags; null where they were not asked for.</summary>
    public ImmutableDictionary<string, string>? Tags { get; init; }

    /// <summary>What kind of alarm it is.</summary>
    public AccountAlarmKind Kind { get; private init; }

    /// <summary>Whether it fires.</summary>
    public bool IsFiring { get; private init; }

    /// <summary>Since when it is in its state; null where CloudWatch does not say.</summary>
    public DateTimeOffset? StateSince { get; private init; }

    /// <summary>When it was last changed; null where CloudWatch does not say.</summary>
    public DateTimeOffset? ConfiguredAt { get; private init; }

    /// <summary>All that decides its state, as a text; empty where that is not known.</summary>
    public string Judges { get; private init; } = "";

    /// <summary>Which of its tags it sends.</summary>
    public TagPropagation Propagation { get; private init; } = new(false, [], []);

    /// <summary>
    /// Whether it only makes a machine do something, such as scale or restart, and so means to tell nobody.
    /// </summary>
    public bool IsMachines =>
        Actions.Length > 0 && !Actions.Any(a => AlarmTarget.IsFunction(a) || AlarmTarget.IsTopic(a));

    /// <summary>
    /// Whether it is a composite alarm that hears of another through its rule, or is kept quiet by it.
    /// </summary>
    public bool LooksAt(AccountAlarm other) =>
        new[] { other.Name, other.Arn }.Any(name =>
            name.Length > 0
            && (
                Suppressor == name
                || Rule.Contains($"\"{name}\"", StringComparison.Ordinal)
                || Rule.Contains($"({name})", StringComparison.Ordinal)
            )
        );

    /// <summary>All alarms in an answer of DescribeAlarms.</summary>
    public static IEnumerable<AccountAlarm> ReadAll(JsonElement answer) =>
        from kind in Enum.GetValues<AccountAlarmKind>()
        from alarm in answer.List($"{kind}Alarms")
        select Read(alarm, kind);

    private static AccountAlarm Read(JsonElement a, AccountAlarmKind kind) =>
        new(
            a.Text("AlarmName"),
            a.Text("AlarmArn"),
            a.Text("AlarmDescription"),
            [.. a.List("AlarmActions").Select(action => action.GetString() ?? "")],
            a.List("OKActions").Any(),
            !a.TryGetProperty("ActionsEnabled", out var enabled) || enabled.ValueKind != JsonValueKind.False,
            a.Text("StateValue") != "INSUFFICIENT_DATA",
            a.Text("AlarmRule"),
            a.Text("ActionsSuppressor")
        )
        {
            Kind = kind,
            IsFiring = a.Text("StateValue") == "ALARM",
            StateSince = a.Moment("StateTransitionedTimestamp") ?? a.Moment("StateUpdatedTimestamp"),
            ConfiguredAt = a.Moment("AlarmConfigurationUpdatedTimestamp"),
            Judges = JudgedBy(a),
            Propagation = PropagationOf(a),
        };

    private static string JudgedBy(JsonElement alarm) =>
        Array.Exists(Subjects, field => alarm.TryGetProperty(field, out _))
            ? string.Join(
                '\n',
                Subjects
                    .Concat(Limits)
                    .Select(field =>
                        !alarm.TryGetProperty(field, out var value) ? ""
                        : field == "Dimensions"
                            ? string.Join(
                                ',',
                                alarm
                                    .List(field)
                                    .Select(dimension => dimension.GetRawText())
                                    .Order(StringComparer.Ordinal)
                            )
                        : value.GetRawText()
                    )
            )
            : "";

    private static TagPropagation PropagationOf(JsonElement alarm) =>
        alarm.TryGetProperty("ActionConfiguration", out var configuration)
        && configuration.TryGetProperty("AlarmTagsPropagation", out var said)
            ? new TagPropagation(
                said.TryGetProperty("Enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True,
                [.. said.Texts("IncludedTagKeys")],
                [.. said.Texts("ExcludedTagKeys")]
            )
            : new TagPropagation(false, [], []);
}
