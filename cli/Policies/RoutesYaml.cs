using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the tree of routes and fills in what each inherits.</summary>
internal sealed class RoutesYaml(ChannelsYaml channels, TimeWindowsYaml windows, Findings findings)
{
    private const int Deepest = 10;

    private static readonly Route Defaults = new()
    {
        Name = "default",
        Channels = [],
        Fallback = [],
        GroupBy = [LabelName.Alarm],
        RepeatEvery = TimeSpan.FromHours(4),
    };

    private static readonly Matcher HeartbeatOnly = new(LabelName.Source, MatchOperator.Equal, Watchdog.Source);

    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the policy's field <c>route</c>; null where it is missing.</summary>
    public Route? Read(YamlFields policy)
    {
        if (policy.Required("route") is not { } node)
            return null;
        var fields = new YamlFields(
            node,
            "the top route",
            [
                "channels",
                "fallback",
                "groupBy",
                "groupWait",
                "groupWaitP0",
                "groupInterval",
                "repeatEvery",
                "noData",
                "routes",
            ],
            findings
        );
        fields.Required("channels");
        _places.Add(Defaults.Name, fields.At);
        var top = Inheriting(fields, Defaults);
        if (channels.HasTest(top.Channels.Concat(top.Fallback)))
            fields.Wrong("channels", "A channel of kind test notifies nobody. The top route has to reach people.");
        return WithChildren(fields, top, depth: 1);
    }

    /// <summary>Tells of routes that no signal takes.</summary>
    public void WarnOfUnreachable(Route root)
    {
        foreach (var (route, why) in Reach.Unreachable(root))
            findings.Warning(_places[route.Name], $"No alarm can reach the route `{route.Name}`: {why}");
    }

    private Route Child(YamlNode node, Route parent, int depth)
    {
        var fields = new YamlFields(
            node,
            "a route",
            [
                "name",
                "match",
                "channels",
                "fallback",
                "groupBy",
                "groupWait",
                "groupWaitP0",
                "groupInterval",
                "repeatEvery",
                "noData",
                "continue",
                "muteDuring",
                "activeDuring",
                "routes",
            ],
            findings
        );
        fields.Required("name");
        fields.Required("match");
        var name = fields.Text("name") ?? "";
        if (fields.Has("name") && !_places.TryAdd(name, fields.Place("name")))
            fields.Wrong(
                "name",
                $"The route on line {_places[name].Line} is called `{name}` too; give each a name of its own, "
                    + $"so that a page can say which one it took."
            );

        var route = Inheriting(fields, parent) with
        {
            Name = name,
            Matchers = MatchersYaml.Read(fields, findings),
            Continue = fields.Flag("continue"),
            MuteDuring = windows.Named(fields, "muteDuring"),
            ActiveDuring = windows.Named(fields, "activeDuring"),
        };
        if (channels.HasTest(route.Channels.Concat(route.Fallback)) && !route.Matchers.Contains(HeartbeatOnly))
            fields.Wrong(
                "name",
                $"A channel of kind test notifies nobody. Only a route that matches `{HeartbeatOnly}` may name one."
            );
        return WithChildren(fields, route, depth);
    }

    private Route WithChildren(YamlFields fields, Route route, int depth)
    {
        if (depth <= Deepest || !fields.Has("routes"))
            return route with { Routes = [.. fields.Items("routes").Select(node => Child(node, route, depth + 1))] };
        fields.Wrong("routes", $"Routes can be nested at most {Deepest} deep.");
        return route;
    }

    /// <summary>What the route says, and what its parent says where it does not.</summary>
    private Route Inheriting(YamlFields fields, Route parent) =>
        parent with
        {
            Channels = channels.Named(
                fields,
                "channels",
                parent.Channels,
                "Somebody has to be notified. Name at least one channel."
            ),
            Fallback = channels.Named(fields, "fallback", parent.Fallback),
            GroupBy = GroupBy(fields, parent.GroupBy),
            GroupWait = fields.Duration("groupWait", "0s", "10m", parent.GroupWait),
            GroupWaitP0 = fields.Duration("groupWaitP0", "0s", "10m", parent.GroupWaitP0),
            GroupInterval = fields.Duration("groupInterval", "1m", "1d", parent.GroupInterval),
            RepeatEvery = fields.Duration("repeatEvery", "1m", "30d", parent.RepeatEvery),
            NoData = NoDataYaml.Of(fields) ?? parent.NoData,
        };

    private ImmutableArray<string> GroupBy(YamlFields fields, ImmutableArray<string> otherwise)
    {
        if (!fields.Has("groupBy"))
            return otherwise;
        var labels = fields.Texts(
            "groupBy",
            $"Name at least one label; `{LabelName.Alarm}` makes one incident per alarm."
        );
        foreach (var (label, at) in labels)
            LabelsYaml.Check(label, at, findings);
        return [.. labels.Select(l => l.Text)];
    }
}
