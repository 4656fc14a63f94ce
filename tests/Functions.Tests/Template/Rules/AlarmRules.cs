using System.Globalization;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>Who watches the watchmen.</summary>
internal static class AlarmRules
{
    private const string Ops = "!Ref OpsTopic";

    /// <summary>
    /// What tells that alarms reach people: the metric, when it is bad and for how many minutes, and what no value
    /// means.
    /// </summary>
    private static readonly (
        string Metric,
        string Comparison,
        double Threshold,
        double Minutes,
        string Missing
    )[] OfTheWay =
    [
        ("Heartbeat Service=Heartbeat", "LessThanThreshold", 1, 15, "missing"),
        ("OutboxAge Service=Escalations", "GreaterThanThreshold", 300, 3, "notBreaching"),
        ("UnreachableSeverities Service=Escalations", "GreaterThanThreshold", 0, 10, "notBreaching"),
        ("TickStepsFailed Service=Escalations", "GreaterThanThreshold", 0, 3, "notBreaching"),
        ("ItemsQuarantined Service=Escalations", "GreaterThanThreshold", 0, 5, "notBreaching"),
        ("SelfRepairs Service=Escalations", "GreaterThanThreshold", 0, 5, "notBreaching"),
        ("BadLogRules Service=LogErrors", "GreaterThanThreshold", 0, 5, "notBreaching"),
    ];

    /// <summary>The alarms of which each function has one, and what may differ between functions.</summary>
    private static readonly (string Name, string[] Own)[] OfEachFunction =
    [
        ("CanaryAlarm", ["AlarmDescription"]),
        ("ErrorsAlarm", ["AlarmDescription"]),
        ("ThrottlesAlarm", ["AlarmDescription"]),
        ("DurationAlarm", ["AlarmDescription", "Threshold", "EvaluationPeriods"]),
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_function_is_watched_for_errors_throttles_and_time", UnwatchedFunctions),
            new("The_alarms_that_each_function_has_differ_in_words_and_the_limit_of_time_alone", OddAlarms),
            new("What_runs_by_the_clock_is_missed_when_it_stops", UnwatchedSchedules),
            new("Every_failure_queue_is_watched", UnwatchedQueues),
            new("Every_way_past_the_failure_queue_is_watched", UnwatchedLosses),
            new("The_heartbeat_the_outbox_and_who_is_reached_are_watched", UnwatchedWay),
            new("The_table_and_its_indexes_are_watched_for_throttles", UnwatchedTables),
            new("No_alarm_rings_before_what_it_watches_has_begun_nor_misses_that_it_ends", FalseBeginnings),
            new("Every_alarm_mails_through_the_ops_topic_alone", OtherWays),
            new("The_ops_topic_and_this_stacks_own_alarms_never_reach_a_function", Loops),
            new("CloudWatch_may_publish_to_every_topic_that_alarms_use", MuteTopics),
        ];

    private static IEnumerable<TemplateResource> Alarms(DeployedSystem system) =>
        system.OfType("AWS::CloudWatch::Alarm");

    /// <summary>
    /// The metrics that an alarm reads: name and dimensions, as <c>Errors FunctionName=!Ref AlarmRouter</c>.
    /// </summary>
    private static IEnumerable<string> Metrics(TemplateResource alarm) =>
        alarm
            .Property("Metrics")
            .Items()
            .Select(m => m.At("MetricStat/Metric"))
            .Append(alarm.Node.At("Properties"))
            .Where(m => m.At("MetricName") is not null)
            .Select(m =>
                string.Join(
                    ' ',
                    m.At("Dimensions")
                        .Items()
                        .Select(d => $"{d.At("Name").Said()}={d.At("Value").Said()}")
                        .Prepend(m.At("MetricName").Said())
                )
            );

    private static IEnumerable<string> Unwatched(DeployedSystem system, IEnumerable<string> metrics) =>
        metrics.Except(Alarms(system).SelectMany(Metrics)).Select(m => $"no alarm watches {m}");

    private static IEnumerable<string> UnwatchedFunctions(DeployedSystem system)
    {
        var missing = Unwatched(
            system,
            from function in system.Functions
            from metric in new[] { "Errors", "Throttles", "Duration" }
            select $"{metric} FunctionName=!Ref {function.Name}"
        );
        var badLimits =
            from function in system.Functions
            let timeout = double.Parse(function.Property("Timeout").Said(), CultureInfo.InvariantCulture) * 1000
            from alarm in Alarms(system)
            where Metrics(alarm).Contains($"Duration FunctionName=!Ref {function.Name}")
            let limit = double.Parse(alarm.Property("Threshold").Said(), CultureInfo.InvariantCulture)
            where limit < 0.5 * timeout || limit > 0.9 * timeout
            select $"{alarm.Name}: {limit} ms is not near {function.Name}'s {timeout} ms";
        return missing.Concat(badLimits);
    }

    /// <summary>They are written out for each function (0024), so what is changed in one is changed in all.</summary>
    private static IEnumerable<string> OddAlarms(DeployedSystem system) =>
        from kind in OfEachFunction
        let alarms = system.Functions.Select(f => (f.Name, Shape: Shape(system, f.Name, kind.Name, kind.Own)))
        from odd in alarms.GroupBy(a => a.Shape).OrderByDescending(g => g.Count()).Skip(1)
        from alarm in odd
        select $"{alarm.Name}{kind.Name}: is not as those of the other functions: {alarm.Shape}";

    private static string Shape(DeployedSystem system, string function, string kind, string[] own) =>
        string.Join(
            "; ",
            from property in system.Template.At($"Resources/{function}{kind}/Properties").Entries()
            where !own.Contains(property.Key)
            select $"{property.Key}: {property.Value.Said().Replace(function, "FUNCTION", StringComparison.Ordinal)}"
        );

    private static IEnumerable<string> UnwatchedSchedules(DeployedSystem system) =>
        Unwatched(
            system,
            from function in system.Functions
            where
                function
                    .Resource.Property("Events")
                    .Entries()
                    .Any(e => e.Value.At("Type").Said() is "Schedule" or "ScheduleV2")
            select $"Invocations FunctionName=!Ref {function.Name}"
        );

    private static IEnumerable<string> UnwatchedQueues(DeployedSystem system) =>
        Unwatched(
            system,
            from queue in system.OfType("AWS::SQS::Queue")
            from metric in new[] { "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage" }
            select $"{metric} QueueName=!GetAtt {queue.Name}.QueueName"
        );

    private static IEnumerable<string> UnwatchedLosses(DeployedSystem system) =>
        Unwatched(
            system,
            system
                .Functions.Select(f => $"DestinationDeliveryFailures FunctionName=!Ref {f.Name}")
                .Concat(
                    from function in system.Functions
                    from source in function.Resource.Property("Events").Entries()
                    let topic = system.Named(source.Value.At("Properties/Topic"), "AWS::SNS::Topic")
                    where topic is not null
                    select $"NumberOfNotificationsFailedToRedriveToDlq TopicName=!GetAtt {topic.Name}.TopicName"
                )
        );

    private static IEnumerable<string> UnwatchedWay(DeployedSystem system) =>
        from line in OfTheWay
        where
            !Alarms(system)
                .Any(a =>
                    Metrics(a).Contains(line.Metric)
                    && a.Property("ComparisonOperator").Said() == line.Comparison
                    && Number(a, "Threshold") == line.Threshold
                    && Number(a, "Period") * Number(a, "EvaluationPeriods") / 60 == line.Minutes
                    && a.Property("TreatMissingData").Said() == line.Missing
                )
        select $"no alarm on {line}";

    private static double Number(TemplateResource alarm, string property) =>
        double.Parse(alarm.Property(property).Said(), CultureInfo.InvariantCulture);

    private static IEnumerable<string> UnwatchedTables(DeployedSystem system) =>
        Unwatched(
            system,
            from table in system.OfType("AWS::DynamoDB::Table")
            let indexes = table
                .Property("GlobalSecondaryIndexes")
                .Items()
                .Select(i => $" GlobalSecondaryIndexName={i.At("IndexName").Said()}")
            from metric in indexes
                .Prepend("")
                .Select(i => $"WriteThrottleEvents TableName=!Ref {table.Name}{i}")
                .Append($"ReadThrottleEvents TableName=!Ref {table.Name}")
            select metric
        );

    /// <summary>
    /// A new alarm has no data. What takes that for bad rings at every first deployment; what takes it for missing
    /// begins with INSUFFICIENT_DATA, and rings when it goes back there.
    /// </summary>
    private static IEnumerable<string> FalseBeginnings(DeployedSystem system)
    {
        foreach (var alarm in Alarms(system))
        {
            var missing = alarm.Property("TreatMissingData").Said();
            if (missing is not ("missing" or "notBreaching"))
                yield return $"{alarm.Name}: TreatMissingData is '{missing}', so it rings at the first deployment";
            if (missing == "missing" && alarm.Property("InsufficientDataActions").Said() != $"[{Ops}]")
                yield return $"{alarm.Name}: nobody hears that its metric stays away";
            if (
                missing != "missing"
                && alarm.Property("ComparisonOperator").Said().StartsWith("LessThan", StringComparison.Ordinal)
            )
                yield return $"{alarm.Name}: watches that something goes on, and takes its absence for well";
        }
    }

    private static IEnumerable<string> OtherWays(DeployedSystem system)
    {
        foreach (var alarm in Alarms(system))
        {
            if (alarm.Property("AlarmActions") is null)
                yield return $"{alarm.Name}: tells nobody";
            foreach (var kind in new[] { "AlarmActions", "OKActions", "InsufficientDataActions" })
            foreach (var action in alarm.Property(kind).Items().Where(a => a.Said() != Ops))
                yield return $"{alarm.Name}: {kind} has {action.Said()}, not {Ops} alone";
        }
    }

    private static IEnumerable<string> Loops(DeployedSystem system) =>
        (
            from function in system.Functions
            from source in function.Resource.Property("Events").Entries()
            where source.Value.At("Properties/Topic").Said() == Ops
            select $"{function.Name}, event {source.Key}: reads the ops topic"
        )
            .Concat(
                from subscription in system.OfType("AWS::SNS::Subscription")
                where
                    subscription.Property("TopicArn").Said() == Ops
                    && subscription.Property("Protocol").Said() != "email"
                select $"{subscription.Name}: the ops topic is for mail"
            )
            .Concat(
                from rule in system.OfType("AWS::Events::Rule")
                where rule.Property("EventPattern/source").Items().Any(s => s.Said() == "aws.cloudwatch")
                where
                    rule.Property("EventPattern/detail/alarmName/0/anything-but/prefix").Said()
                    != "!Sub ${AWS::StackName}-"
                select $"{rule.Name}: takes this stack's own alarms too"
            )
            .Concat(
                from alarm in Alarms(system)
                let name = alarm.Property("AlarmName")
                where name is not null && !name.Said().StartsWith("!Sub ${AWS::StackName}-", StringComparison.Ordinal)
                select $"{alarm.Name}: its name does not begin with the stack's, by which rules leave it out"
            );

    private static IEnumerable<string> MuteTopics(DeployedSystem system) =>
        from topic in Alarms(system)
            .SelectMany(a => a.Property("AlarmActions").Items())
            .Select(a => a.Said())
            .Append("!Ref AlarmTopic")
            .Distinct()
        let open = from policy in system.OfType("AWS::SNS::TopicPolicy")
        where policy.Property("Topics").Items().Any(t => t.Said() == topic)
        from statement in PolicyStatement.Of(policy)
        where
            statement.Effect == "Allow"
            && statement.Actions.Contains("sns:Publish")
            && statement.Node.At("Principal/Service").Said() == "cloudwatch.amazonaws.com"
            && statement.Resources.Any(r => r.Said() == topic)
        select policy
        where
            !open.Any()
            || system.Named(topic, "AWS::SNS::Topic") is not { } resource
            || resource.Property("KmsMasterKeyId") is not null
        select $"{topic}: CloudWatch may not publish to it, or cannot use its key";
}
