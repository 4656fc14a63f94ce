using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads which alarms hold which others back.</summary>
internal static class InhibitYaml
{
    /// <summary>Reads the policy's field <c>inhibit</c>.</summary>
    public static ImmutableArray<InhibitRule> Read(YamlFields policy, Findings findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<(InhibitRule Rule, Mark At)> rules =
        [
            .. policy.Items("inhibit").Select(node => (Rule(node, names, findings), node.Start)),
        ];
        foreach (var (first, twin) in TransactionRoom.Twins([.. rules.Select(r => r.Rule)]))
            findings.Error(
                rules.First(r => ReferenceEquals(r.Rule, twin)).At,
                TransactionRoom.TwinSentence(first, twin)
            );
        return [.. rules.Select(r => r.Rule)];
    }

    private static InhibitRule Rule(YamlNode node, HashSet<string> names, Findings findings)
    {
        var fields = new YamlFields(
            node,
            "an inhibition rule",
            ["name", "source", "target", "equal", "groupWait"],
            findings
        );
        fields.Required("name");
        fields.Required("source");
        fields.Required("target");
        var name = fields.Text("name") ?? "";
        if (fields.Has("name") && !names.Add(name))
            fields.Wrong(
                "name",
                $"Two rules are called `{name}`. Give each a name of its own, so that a page can say which one "
                    + $"suppressed it."
            );
        var equal = fields.Texts("equal");
        foreach (var (label, at) in equal)
            LabelsYaml.Check(label, at, findings);
        if (equal.IsEmpty)
            findings.Warning(
                fields.At,
                $"`{name}` lists no labels under `equal`, so one source suppresses every target."
            );
        return new InhibitRule(
            name,
            MatchersYaml.Read(fields, findings, "source"),
            MatchersYaml.Read(fields, findings, "target"),
            [.. equal.Select(e => e.Text)]
        )
        {
            GroupWait = fields.Duration("groupWait", "0s", "10m", TimeSpan.Zero) is { Ticks: > 0 } wait ? wait : null,
        };
    }
}
