using RoleFerry.Core.Routing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads a policy as people write it, and finds everything that is wrong with it.</summary>
internal static class PolicyYaml
{
    private const int DefaultHandOver = 2;

    private static readonly TimeSpan DefaultReopen = TimeSpan.FromMinutes(30);

    /// <summary>Reads the text of a file.</summary>
    public static PolicySource Read(string yaml)
    {
        var findings = new Findings();
        var policy = Load(yaml, findings) is { } root ? Policy(root, findings) : null;
        return new PolicySource(findings.HasErrors ? null : policy, findings.InOrder);
    }

    private static YamlNode? Load(string yaml, Findings findings)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(yaml));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException e)
        {
            // Some faults, a tab in front of a key for one, come without their place.
            var at = e.Start is { Line: 1, Column: 1 } ? scanner.CurrentPosition : e.Start;
            findings.Error(at, $"This is not YAML: {e.Message.TrimEnd('.')}.");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's own words for brackets that are not closed and for values where there can be none say nothing.
            findings.Error(scanner.CurrentPosition, "This is not YAML: before this, something is not closed or stands where it cannot. (What begins with # needs quotes, or YAML takes it for a comment.)");
            return null;
        }

        if (stream.Documents is [var document])
            return document.RootNode;
        if (stream.Documents is [_, var second, ..])
            findings.Error(second.RootNode.Start, "A file has one policy; the line `---` before this begins a second one.");
        else
            findings.Error(new Mark(0, 1, 1), "The file is empty.");
        return null;
    }

    private static RoutingPolicy? Policy(YamlNode root, Findings findings)
    {
        var fields = new YamlFields(
            root, "the policy",
            ["channels", "route", "classification", "reopenWithin", "handOverAfterAttempts", "insufficientData"], findings);
        var channels = new ChannelsYaml(findings);
        channels.Read(fields);
        var routes = new RoutesYaml(channels, findings);
        var route = routes.Read(fields);
        var rules = RulesYaml.Read(fields, findings);
        var reopenWithin = fields.Duration("reopenWithin", "0s", "7d", DefaultReopen);
        var handOver = fields.Number("handOverAfterAttempts", 1, 10, DefaultHandOver);
        var insufficientData = fields.Word("insufficientData", PolicyWords.InsufficientData, InsufficientDataMeaning.Note);
        if (route is null || findings.HasErrors)
            return null;

        channels.WarnOfUnused();
        routes.WarnOfUnreachable(route);
        var policy = new RoutingPolicy
        {
            Version = "",
            Root = route,
            Channels = channels.ByName,
            Classification = rules,
            ReopenWithin = reopenWithin,
            HandOverAfterAttempts = handOver,
            InsufficientData = insufficientData,
        };
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }
}
