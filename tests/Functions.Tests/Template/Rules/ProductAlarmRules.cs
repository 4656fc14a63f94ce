using System.Text.Json.Nodes;
using RoleFerry.Adapters;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Sources;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>The alarms on the product, in monitoring/alarms.yaml.</summary>
internal static class ProductAlarmRules
{
    public const string File = "monitoring/alarms.yaml";

    private const string Router = "!Ref RouterArn";
    private static readonly string[] Kinds = ["AlarmActions", "OKActions", "InsufficientDataActions"];

    public static IEnumerable<TemplateRule> All =>
        [
            new("AlarmRouter_reads_each_product_alarm_as_its_tags_say", Misread),
            new("Every_product_alarm_tells_AlarmRouter_all_it_knows_or_is_heard_through_one_that_does", Unheard),
            new("Every_product_alarm_says_what_missing_data_means_and_why", Missing),
            new("A_product_alarm_takes_no_data_for_bad_only_where_its_resource_is_named", Guessed),
            new("Every_product_alarm_bears_the_stacks_name", Names),
            new("Every_product_alarm_may_call_AlarmRouter", NotAllowed),
            new("Where_one_cause_has_many_symptoms_they_keep_quiet", Symptoms),
        ];

    public static IEnumerable<TemplateResource> Alarms(DeployedSystem system) =>
        system.Part(File).Resources.Where(r => r.Type is "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm");

    public static string Tag(TemplateResource alarm, string key) =>
        alarm.Property("Tags").Items().FirstOrDefault(t => t.At("Key").Said() == key).At("Value").Said();

    /// <summary>As CloudWatch invokes AlarmRouter, whose event carries no tags.</summary>
    private static IEnumerable<string> Misread(DeployedSystem system)
    {
        foreach (var alarm in Alarms(system))
        {
            var sent = new JsonObject
            {
                ["source"] = "aws.cloudwatch",
                ["alarmArn"] = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + alarm.Name,
                ["accountId"] = "123456789012",
                ["time"] = "2026-03-01T03:12:07.000+0000",
                ["region"] = "eu-west-1",
                ["alarmData"] = new JsonObject
                {
                    ["alarmName"] = alarm.Name,
                    ["state"] = new JsonObject
                    {
                        ["value"] = "ALARM",
                        ["reason"] = "Threshold Crossed",
                        ["timestamp"] = "2026-03-01T03:12:07.000+0000",
                    },
                    ["configuration"] = new JsonObject { ["description"] = alarm.Property("AlarmDescription").Said() },
                },
            };
            var read = SignalReader.Read(
                System.Text.Encoding.UTF8.GetBytes(sent.ToJsonString()),
                DateTimeOffset.UnixEpoch
            );
            var classified = Triage.Of(read.Signals.Single(), BuiltInPolicy.Value).Classification;
            var (is_, must) = (
                $"{classified.Severity} {classified.Service} {classified.Runbook}",
                $"{Tag(alarm, "severity")} {Tag(alarm, "service")} {Tag(alarm, "runbook")}"
            );
            if (is_ != must)
                yield return $"{alarm.Name}: is read as {is_}, but its tags say {must}";
            if (classified.Reasons.Any(r => r.Code != ReasonCode.ClassifiedByDescription))
                yield return $"{alarm.Name}: is not classified by its description alone";
            if (Tag(alarm, "owner") != "!Ref Owner")
                yield return $"{alarm.Name}: has no owner";
        }
    }

    private static IEnumerable<string> Unheard(DeployedSystem system)
    {
        var alarms = Alarms(system).ToDictionary(a => a.Name);
        foreach (var alarm in alarms.Values)
        {
            var through = alarm.Node.At("Metadata/HeardThrough").Said();
            var silent = alarm.Node.At("Metadata/Silent").Said();
            if (through.Length == 0 && silent.Length == 0)
            {
                foreach (var kind in Kinds.Where(k => alarm.Property(k).Said() != $"[{Router}]"))
                    yield return $"{alarm.Name}: {kind} is '{alarm.Property(kind).Said()}'";
            }
            else if (Kinds.Any(k => alarm.Property(k) is not null))
            {
                yield return $"{alarm.Name}: tells people twice";
            }
            else if (
                through.Length > 0
                && (
                    !alarms.TryGetValue(through, out var composite)
                    || !composite
                        .Property("AlarmRule")
                        .Said()
                        .Contains($"ALARM(\"${{{alarm.Name}}}\")", StringComparison.Ordinal)
                    || Tag(composite, "severity") != Tag(alarm, "severity")
                )
            )
            {
                yield return $"{alarm.Name}: {through} does not speak for it";
            }
        }
    }

    private static IEnumerable<string> Missing(DeployedSystem system) =>
        from alarm in Alarms(system)
        where alarm.Type == "AWS::CloudWatch::Alarm"
        where
            alarm.Property("TreatMissingData").Said() is not ("breaching" or "notBreaching" or "missing")
            || alarm.Node.At("Metadata/MissingData").Said().Length < 20
        select $"{alarm.Name}: TreatMissingData is '{alarm.Property("TreatMissingData").Said()}' because "
            + $"'{alarm.Node.At("Metadata/MissingData").Said()}'";

    /// <summary>
    /// A resource that nobody named has no data, and an alarm on it would page at the first deployment.
    /// </summary>
    private static IEnumerable<string> Guessed(DeployedSystem system)
    {
        var part = system.Part(File);
        foreach (var alarm in Alarms(system).Where(a => a.Property("TreatMissingData").Said() == "breaching"))
        {
            var named = alarm
                .Node.Everything()
                .Where(n => n.Node.Is("!Ref"))
                .Select(n => n.Node.Said()["!Ref ".Length..])
                .Where(n => part.Template.At($"Parameters/{n}/Default") is { } value && value.Said().Length == 0);
            if (alarm.Node.At("Condition") is null || !named.Any())
                yield return $"{alarm.Name}: is deployed, and takes no data for bad, whether or not its "
                    + $"resource is named";
        }
    }

    private static IEnumerable<string> Names(DeployedSystem system)
    {
        if (Stack(system)?.Property("Parameters/Prefix").Said() != "!Ref AWS::StackName")
            yield return "the prefix is not the stack's name, by which the rule of EventBridge leaves these alarms out";
        foreach (
            var alarm in Alarms(system)
                .Where(a => !a.Property("AlarmName").Said().StartsWith("!Sub ${Prefix}-", StringComparison.Ordinal))
        )
            yield return $"{alarm.Name}: is called {alarm.Property("AlarmName").Said()}";
        foreach (var twice in Alarms(system).GroupBy(a => a.Property("AlarmName").Said()).Where(g => g.Count() > 1))
            yield return $"{twice.Key}: is the name of several";
    }

    private static IEnumerable<string> NotAllowed(DeployedSystem system)
    {
        var router = Stack(system)?.Property("Parameters/RouterArn").Said();
        var permission = system
            .OfType("AWS::Lambda::Permission")
            .FirstOrDefault(p =>
                p.Property("Principal").Said() == "lambda.alarms.cloudwatch.amazonaws.com"
                && p.Property("FunctionName").Said() == router
            );
        if (router != "!Ref AlarmRouter.Alias" || permission is null)
            yield return $"alarms call {router}, which nothing lets them do";
        else if (Stack(system)!.Node.At("DependsOn").Items().All(d => d.Said() != permission.Name))
            yield return "an alarm may ring before it may call";
    }

    private static IEnumerable<string> Symptoms(DeployedSystem system)
    {
        var alarms = Alarms(system).ToDictionary(a => a.Name);
        foreach (var symptom in new[] { "ApiErrorsAlarm", "ApiSlowAlarm" })
            if (
                !alarms.TryGetValue(symptom, out var alarm)
                || alarm.Property("ActionsSuppressor").Said()
                    != "!If [HasPlatform, !Ref PlatformDownAlarm, !Ref AWS::NoValue]"
            )
                yield return $"{symptom} is told while the database is down";
        var rule = alarms.GetValueOrDefault("PlatformDownAlarm")?.Property("AlarmRule").Said() ?? "";
        foreach (var cause in new[] { "DatabaseDownAlarm", "ApiNoHealthyHostsAlarm" })
            if (!rule.Contains(cause, StringComparison.Ordinal) || Tag(alarms[cause], "severity") != "P0")
                yield return $"{cause} keeps no symptom quiet, or is no P0";
    }

    private static TemplateResource? Stack(DeployedSystem system) =>
        system.OfType("AWS::CloudFormation::Stack").SingleOrDefault(s => s.Property("TemplateURL").Said() == File);
}
