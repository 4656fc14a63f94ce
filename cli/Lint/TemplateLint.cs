using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Lint;

/// <summary>Looks at the alarms that templates declare.</summary>
internal static class TemplateLint
{
    private static readonly string[] AlarmTypes = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"];

    /// <summary>What the alarms of templates and of what they nest lack.</summary>
    /// <param name="paths">The templates.</param>
    /// <param name="severities">The policy's own words for severities.</param>
    /// <param name="mayAsk">Whether CloudWatch tells AlarmRouter the alarms' tags: they live in its account.</param>
    public static LintReport Of(
        IEnumerable<string> paths,
        ImmutableSortedDictionary<string, Severity> severities,
        bool mayAsk = true
    )
    {
        ImmutableArray<LintTemplate> templates =
        [
            .. paths.SelectMany(p => LintTemplate.ReadAll(p)).DistinctBy(t => Path.GetFullPath(t.File)),
        ];
        ImmutableArray<(LintTemplate Template, string Name, YamlNode Node)> alarms =
        [
            .. from template in templates
            from type in AlarmTypes
            from alarm in template.OfType(type)
            select (template, alarm.Name, alarm.Node),
        ];
        return new LintReport(
            [.. templates.Select(t => t.File)],
            alarms.Length,
            [
                .. from alarm in alarms
                orderby templates.IndexOf(alarm.Template), alarm.Node.Start.Line
                from found in Of(alarm.Template, alarm.Name, alarm.Node, severities, mayAsk)
                select new LintFinding(
                    alarm.Name,
                    found.Rule,
                    found.Text,
                    alarm.Template.File,
                    (int)alarm.Node.Start.Line
                ),
            ],
            []
        );
    }

    private static IEnumerable<(LintRule Rule, string Text)> Of(
        LintTemplate template,
        string name,
        YamlNode alarm,
        ImmutableSortedDictionary<string, Severity> severities,
        bool mayAsk
    )
    {
        var properties = alarm.At("Properties");
        var description = properties.At("AlarmDescription").Said();
        var tags = properties
            .At("Tags")
            .Items()
            .ToDictionary(t => t.At("Key").Said(), t => t.At("Value").Said(), StringComparer.OrdinalIgnoreCase);
        ImmutableArray<(LintTemplate Template, string Said)> actions =
        [
            .. properties.At("AlarmActions").Items().Select(a => template.Origin(a.Said())),
        ];
        var isOurOwn = actions.Length > 0 && actions.All(a => IsMail(a.Template, a.Said));
        return AlarmWordsLint
            .Of(description, tags, new TagReach(Propagation(properties), mayAsk), severities, isOurOwn)
            .Concat(Actions(template, name, alarm))
            .Concat(
                actions
                    .Where(a => !MayCall(a.Template, a.Said))
                    .Select(a =>
                        (
                            LintRule.Permission,
                            $"is not allowed to call {a.Said}: nothing in {a.Template.File} permits CloudWatch to."
                        )
                    )
            );
    }

    private static TagPropagation Propagation(YamlNode? properties)
    {
        var said = properties.At("ActionConfiguration", "AlarmTagsPropagation");
        return new TagPropagation(
            said.At("Enabled").Said() == "true",
            [.. said.At("IncludedTagKeys").Items().Select(k => k.Said())],
            [.. said.At("ExcludedTagKeys").Items().Select(k => k.Said())]
        );
    }

    private static IEnumerable<(LintRule Rule, string Text)> Actions(LintTemplate template, string name, YamlNode alarm)
    {
        var properties = alarm.At("Properties");
        if (properties.At("AlarmActions").Items().Any())
        {
            // An alarm that judges a deployment is undone with it: CodeDeploy asks it, and its end is no news.
            if (
                !properties.At("OKActions").Items().Any()
                && !name.EndsWith("CanaryAlarm", StringComparison.Ordinal)
                && !name.StartsWith("Lost", StringComparison.Ordinal)
            )
                yield return (
                    LintRule.Action,
                    "does not report recovery, so its incident would stay open. Give it OKActions."
                );
            yield break;
        }

        if (alarm.At("Metadata", "Silent").Said().Length > 0)
            yield break;
        var through = alarm.At("Metadata", "HeardThrough").Said();
        var composite = template.OfType("AWS::CloudWatch::CompositeAlarm").FirstOrDefault(c => c.Name == through).Node;
        if (composite is null)
            yield return (
                LintRule.Action,
                "notifies nobody. Add AlarmActions, or name the composite alarm that reports it in its metadata "
                    + "(HeardThrough)."
            );
        else if (
            !composite
                .At("Properties", "AlarmRule")
                .Said()
                .Contains($"ALARM(\"${{{name}}}\")", StringComparison.Ordinal)
        )
            yield return (LintRule.Action, $"is reported through {through}, whose rule does not name it.");
    }

    /// <summary>Whether it is a topic that no function reads.</summary>
    private static bool IsMail(LintTemplate template, string said) =>
        template.OfType("AWS::SNS::Topic").Any(t => said == "!Ref " + t.Name)
        && !template
            .OfType("AWS::Serverless::Function")
            .Any(f =>
                f.Node.At("Properties", "Events").Entries().Any(e => e.Value.At("Properties", "Topic").Said() == said)
            );

    private static bool MayCall(LintTemplate template, string said) =>
        !said.StartsWith("!Ref ", StringComparison.Ordinal)
        || template.Root.At("Parameters", said["!Ref ".Length..]) is not null
        || template
            .OfType("AWS::Lambda::Permission")
            .Any(p =>
                p.Node.At("Properties", "FunctionName").Said() == said
                && p.Node.At("Properties", "Principal").Said() == "lambda.alarms.cloudwatch.amazonaws.com"
            )
        || template
            .OfType("AWS::SNS::TopicPolicy")
            .Any(p =>
                p.Node.At("Properties", "Topics").Items().Any(t => t.Said() == said)
                && p.Node.At("Properties", "PolicyDocument", "Statement")
                    .Items()
                    .Any(s =>
                        s.At("Principal", "Service").Said() == "cloudwatch.amazonaws.com"
                        && s.At("Action").Items().Any(a => a.Said() == "sns:Publish")
                    )
            );
}
