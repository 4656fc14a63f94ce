using System.Collections.Immutable;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the rules that say how bad an alarm is, and whose.</summary>
internal static class RulesYaml
{
    /// <summary>Reads the policy's field <c>classification</c>.</summary>
    public static ImmutableArray<ClassificationRule> Read(YamlFields policy, Findings findings) =>
        [.. policy.Items("classification").Select(node => Rule(node, findings))];

    private static ClassificationRule Rule(YamlNode node, Findings findings)
    {
        var fields = new YamlFields(
            node,
            "a rule of the classification",
            ["match", "severity", "service", "runbook", "noData"],
            findings
        );
        fields.Required("match");
        var matchers = MatchersYaml.Read(fields, findings);
        foreach (var matcher in matchers.Where(m => m.Label is LabelName.Severity or LabelName.Service))
            fields.Wrong("match", $"A rule cannot match on `{matcher.Label}`, because rules set it.");
        if (!fields.Has("severity") && !fields.Has("service") && !fields.Has("runbook") && !fields.Has("noData"))
            findings.Error(fields.At, "This rule has no effect. Give it a severity, a service, a runbook or noData.");
        return new ClassificationRule(
            matchers,
            Severity(fields),
            fields.Text("service"),
            Runbook(fields),
            NoDataYaml.Of(fields)
        );
    }

    private static Severity? Severity(YamlFields fields)
    {
        if (fields.Text("severity") is not { } text)
            return null;
        if (SeverityWord.Read(text) is { } severity)
            return severity;
        fields.Wrong(
            "severity",
            $"`severity` is P0 (critical), P1 (high), P2 (medium) or P3 (low); `{text}` is none of them."
        );
        return null;
    }

    private static string? Runbook(YamlFields fields)
    {
        var runbook = fields.Text("runbook");
        if (runbook is not null && !RunbookLink.IsWritten(runbook))
            fields.Wrong(
                "runbook",
                $"`runbook` is a link that begins with https:// or the name of a page below "
                    + $"monitoring/runbooks; `{runbook}` is neither."
            );
        return runbook;
    }
}
