using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template.Rules;

internal static partial class FunctionRules
{
    private static readonly string[] Variables =
    [
        "TABLE_NAME",
        "SECRETS_PREFIX",
        "EMAIL_TOPIC_ARN",
        "FAILURE_QUEUE_URL",
        "PAGERDUTY_EVENTS_URL",
        "SLACK_API_URL",
        "ANNOTATIONS_HANDLER",
        "POWERTOOLS_SERVICE_NAME",
        "POWERTOOLS_METRICS_NAMESPACE",
        "POWERTOOLS_LOG_LEVEL",
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_host_is_deployed", UndeployedHosts),
            new("Every_function_has_its_host", HostlessFunctions),
            new("Every_handler_is_a_method_of_its_host", MissingHandlers),
            new("Every_function_is_a_bootstrap_that_make_builds", OtherBuilds),
            new("Every_function_gets_its_settings", MissingVariables),
            new("Every_function_is_traced", Untraced),
            new("Every_function_logs_to_a_group_of_its_own_kept_30_days", LogGroups),
            new("Every_function_may_log_trace_and_set_aside", MissingPermissions),
            new("What_a_function_fails_to_do_is_tried_thrice_and_lands_in_the_failure_queue", OnFailure),
            new("What_a_topic_or_rule_fails_to_hand_over_lands_in_the_failure_queue", DeadLetters),
            new("Every_function_is_called_by_an_alias_whose_deployment_rolls_back", Deployments),
        ];

    private static IEnumerable<string> UndeployedHosts(DeployedSystem system) =>
        system
            .Hosts.Keys.Except(system.Functions.Select(f => f.Name))
            .Select(h => $"functions/{h} is not in template.yaml");

    private static IEnumerable<string> HostlessFunctions(DeployedSystem system) =>
        system
            .Functions.Select(f => f.Name)
            .Except(system.Hosts.Keys)
            .Select(f => $"{f}: there is no host functions/{f}");

    private static IEnumerable<string> MissingHandlers(DeployedSystem system) =>
        from function in system.Functions
        where system.Hosts.ContainsKey(function.Name)
        let handler = function.Property("Environment/Variables/ANNOTATIONS_HANDLER").Said()
        let methods = LambdaFunction().Matches(system.Hosts[function.Name]).Select(m => m.Groups["name"].Value).ToList()
        where !methods.Contains(handler)
        select $"{function.Name}: ANNOTATIONS_HANDLER is '{handler}', its methods are {string.Join(", ", methods)}";

    private static IEnumerable<string> OtherBuilds(DeployedSystem system) =>
        from function in system.Functions
        from wrong in new (string What, string Is, string Must)[]
        {
            ("Runtime", function.Property("Runtime").Said(), "provided.al2023"),
            ("Handler", function.Property("Handler").Said(), "bootstrap"),
            ("CodeUri", function.Property("CodeUri").Said(), "functions/"),
            ("BuildMethod", function.Resource.Node.At("Metadata/BuildMethod").Said(), "makefile"),
            (
                "ContextPath",
                function.Resource.Node.At("Metadata/ContextPath").Said(),
                "!Sub functions/architectures/${Architecture}"
            ),
            ("Architectures", function.Property("Architectures").Said(), "[!Ref Architecture]"),
        }
        where wrong.Is != wrong.Must
        select $"{function.Name}: {wrong.What} is '{wrong.Is}', not '{wrong.Must}'";

    private static IEnumerable<string> MissingVariables(DeployedSystem system) =>
        from function in system.Functions
        from variable in Variables
        where function.Property("Environment/Variables/" + variable).Said() is ""
        select $"{function.Name}: {variable} is not set";

    private static IEnumerable<string> Untraced(DeployedSystem system) =>
        system
            .Functions.Where(f => f.Property("Tracing").Said() != "Active")
            .Select(f => $"{f.Name}: Tracing is not Active");

    private static IEnumerable<string> LogGroups(DeployedSystem system)
    {
        foreach (var function in system.Functions)
            if (
                system.Named(function.Resource.Property("LoggingConfig/LogGroup"), "AWS::Logs::LogGroup")
                is not { } group
            )
                yield return $"{function.Name}: LoggingConfig names no log group of this template";
            else if (system.Value(group.Property("RetentionInDays")) is not "30" and var days)
                yield return $"{group.Name}: keeps {days} days unless told otherwise, not 30";

        var shared = system
            .Functions.GroupBy(f => f.Resource.Property("LoggingConfig/LogGroup").Said())
            .Where(g => g.Count() > 1);
        foreach (var group in shared)
            yield return $"{string.Join(", ", group.Select(f => f.Name))} share {group.Key}";
    }

    /// <summary>SAM adds none of these to a role that it did not make itself.</summary>
    private static IEnumerable<string> MissingPermissions(DeployedSystem system) =>
        from function in system.Functions
        let log = function
            .Resource.Property("LoggingConfig/LogGroup")
            .Said()
            .Replace("!Ref ", "!GetAtt ", StringComparison.Ordinal) + ".Arn"
        from needed in new (string Action, string Resource)[]
        {
            ("logs:CreateLogStream", log),
            ("logs:PutLogEvents", log),
            ("xray:PutTraceSegments", "*"),
            ("xray:PutTelemetryRecords", "*"),
            ("sqs:SendMessage", function.Property("EventInvokeConfig/DestinationConfig/OnFailure/Destination").Said()),
        }
        where !function.May(needed.Action, needed.Resource)
        select $"{function.Name}: its role lacks {needed.Action} on {needed.Resource}";

    private static IEnumerable<string> OnFailure(DeployedSystem system)
    {
        foreach (var function in system.Functions)
        {
            var invoke = function.Property("EventInvokeConfig");
            if (invoke.At("MaximumRetryAttempts").Said() != "2")
                yield return $"{function.Name}: MaximumRetryAttempts is not 2";
            if (
                !int.TryParse(
                    invoke.At("MaximumEventAgeInSeconds").Said(),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out _
                )
            )
                yield return $"{function.Name}: MaximumEventAgeInSeconds is not stated";
            if (
                invoke.At("DestinationConfig/OnFailure/Type").Said() != "SQS"
                || !IsFailureQueue(system, invoke.At("DestinationConfig/OnFailure/Destination"))
            )
                yield return $"{function.Name}: has no on-failure queue that keeps 14 days, encrypted";
        }
    }

    private static IEnumerable<string> DeadLetters(DeployedSystem system)
    {
        var topics =
            from function in system.Functions
            from source in function.Resource.Property("Events").Entries()
            where source.Value.At("Type").Said() == "SNS"
            select (
                Where: $"{function.Name}, event {source.Key}",
                Queue: source.Value.At("Properties/RedrivePolicy/deadLetterTargetArn"),
                Sender: source.Value.At("Properties/Topic").Said()
            );
        var rules =
            from rule in system.OfType("AWS::Events::Rule")
            from target in rule.Property("Targets").Items()
            select (
                Where: $"{rule.Name}, target {target.At("Id").Said()}",
                Queue: target.At("DeadLetterConfig/Arn"),
                Sender: $"!GetAtt {rule.Name}.Arn"
            );
        foreach (var (where, queue, sender) in topics.Concat(rules))
            if (!IsFailureQueue(system, queue))
                yield return $"{where}: has no dead-letter queue that keeps 14 days, encrypted";
            else if (!MaySend(system, queue.Said(), sender))
                yield return $"{where}: no queue policy lets {sender} send to {queue.Said()}";
    }

    private static bool MaySend(DeployedSystem system, string queue, string sender) =>
        (
            from policy in system.OfType("AWS::SQS::QueuePolicy")
            from statement in PolicyStatement.Of(policy)
            where
                statement.Effect == "Allow"
                && statement.Actions.Contains("sqs:SendMessage")
                && statement.Resources.Any(r => r.Said() == queue)
            from source in statement.Node.At("Condition/ArnEquals/aws:SourceArn").Items()
            select source.Said()
        ).Contains(sender);

    private static bool IsFailureQueue(DeployedSystem system, YamlNode? arn) =>
        system.Named(arn, "AWS::SQS::Queue") is { } queue
        && queue.Property("MessageRetentionPeriod").Said() == "1209600"
        && queue.Property("SqsManagedSseEnabled").Said() == "true";

    private static IEnumerable<string> Deployments(DeployedSystem system)
    {
        foreach (var function in system.Functions)
        {
            if (function.Property("AutoPublishAlias").Said() != "live")
                yield return $"{function.Name}: AutoPublishAlias is not live";
            if (function.Property("AutoPublishAliasAllProperties").Said() != "true")
                yield return $"{function.Name}: a changed setting would not reach the alias";
            if (
                system.Value(function.Property("DeploymentPreference/Type")) is var style
                && !style.StartsWith("Canary", StringComparison.Ordinal)
            )
                yield return $"{function.Name}: is deployed '{style}' unless told otherwise, not by canary";
            var judges = function
                .Property("DeploymentPreference/Alarms")
                .Items()
                .Select(a => system.Named(a, "AWS::CloudWatch::Alarm"));
            if (!judges.Any(a => a is not null && Watches(a, function.Name)))
                yield return $"{function.Name}: no alarm on the errors of the new version rolls its deployment back";
        }
    }

    private static bool Watches(TemplateResource alarm, string function) =>
        alarm.Property("MetricName").Said() == "Errors"
        && alarm
            .Property("Dimensions")
            .Items()
            .Any(d =>
                d.At("Name").Said() == "ExecutedVersion"
                && d.At("Value").Said() == $"!GetAtt {function}.Version.Version"
            );

    [GeneratedRegex(@"\[LambdaFunction\b[^\]]*\]\s*(?:\[[^\]]*\]\s*)*public\s[^(;{]*?\b(?<name>\w+)\s*\(")]
    private static partial Regex LambdaFunction();
}
