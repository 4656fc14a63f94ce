using RoleFerry.Adapters;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads a policy as people write it, and finds everything that is wrong with it.</summary>
internal static class PolicyYaml
{
    private const int DefaultHandOver = 2;

    private static readonly TimeSpan DefaultReopen = TimeSpan.FromMinutes(30);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="seenLabels">Labels that alarms are known to have; null where none are known.</param>
    public static PolicyReading Read(string yaml, IReadOnlyCollection<string>? seenLabels = null)
    {
        var findings = new Findings(seenLabels);
        var policy = YamlText.Load(yaml, findings) is { } root ? Policy(root, findings) : null;
        return new PolicyReading(findings.HasErrors ? null : policy, findings.InOrder);
    }

    private static RoutingPolicy? Policy(YamlNode root, Findings findings)
    {
        var fields = new YamlFields(
            root,
            "the policy",
            [
                "channels",
                "route",
                "classification",
                "timeWindows",
                "inhibit",
                "maintenance",
                "reopenWithin",
                "handOverAfterAttempts",
                "severities",
                "insufficientData",
                "noData",
                "overtaken",
                "flapping",
                "limits",
            ],
            findings
        );
        var channels = new ChannelsYaml(ChannelModules.Kinds, findings);
        channels.Read(fields);
        var windows = new TimeWindowsYaml(findings);
        windows.Read(fields);
        var routes = new RoutesYaml(channels, windows, findings);
        var route = routes.Read(fields);
        var rules = RulesYaml.Read(fields, findings);
        var severities = SeveritiesYaml.Read(fields, findings);
        var flapping = fields.Has("flapping") ? Flapping(fields.Required("flapping")!, findings) : null;
        var personLimit = fields.Has("limits") ? PersonLimit(fields.Required("limits")!, findings) : null;
        var inhibit = InhibitYaml.Read(fields, findings);
        var maintenance = MaintenanceYaml.Read(fields, windows, findings);
        var reopenWithin = fields.Duration("reopenWithin", "0s", "7d", DefaultReopen);
        var handOver = fields.Number("handOverAfterAttempts", 1, 10, DefaultHandOver);
        var insufficientData = fields.Word(
            "insufficientData",
            PolicyWords.InsufficientData,
            InsufficientDataMeaning.Note
        );
        var noData = NoDataYaml.Read(fields, findings);
        var overtaken = fields.Word("overtaken", PolicyWords.Overtaken, OvertakenAlarm.Tell);
        if (route is null || findings.HasErrors)
            return null;

        channels.WarnOfUnused();
        windows.WarnOfUnused();
        routes.WarnOfUnreachable(route);
        var policy = new RoutingPolicy
        {
            Version = "",
            Root = route,
            Channels = channels.ByName,
            Classification = rules,
            Severities = severities,
            ReopenWithin = reopenWithin,
            HandOverAfterAttempts = handOver,
            InsufficientData = insufficientData,
            NoData = noData,
            Overtaken = overtaken,
            TimeWindows = windows.ByName,
            Flapping = flapping,
            PersonLimit = personLimit,
            Inhibit = inhibit,
            Maintenance = maintenance,
        };
        if (TransactionRoom.OverflowSentence(policy) is { } overflow)
            fields.Wrong("channels", overflow);
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }

    private static PageLimit? PersonLimit(YamlNode node, Findings findings)
    {
        if (new YamlFields(node, "limits", ["person"], findings).Required("person") is not { } person)
            return null;
        var fields = new YamlFields(person, "the limit of a person", ["pages", "per"], findings);
        fields.Required("pages");
        fields.Required("per");
        return new PageLimit(
            fields.Number("pages", 1, 100, 1),
            fields.Duration("per", "1m", "1d", TimeSpan.FromMinutes(1))
        );
    }

    private static Flapping Flapping(YamlNode node, Findings findings)
    {
        var fields = new YamlFields(node, "flapping", ["times", "within"], findings);
        fields.Required("times");
        fields.Required("within");
        return new Flapping(
            fields.Number("times", 2, RoleFerry.Core.Policies.Flapping.MostTimes, 2),
            fields.Duration("within", "1m", "7d", TimeSpan.FromHours(1))
        );
    }
}
