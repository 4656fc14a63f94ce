using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Core.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the channels, and looks names of channels up for whoever writes one.</summary>
internal sealed partial class ChannelsYaml(Findings findings)
{
    /// <summary>Above that a channel's messages would come minutes late: Slack takes one a second.</summary>
    private const int MostWaiting = 50;

    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>All channels.</summary>
    public ImmutableSortedDictionary<string, Channel> ByName { get; private set; } =
        ImmutableSortedDictionary.Create<string, Channel>(StringComparer.Ordinal);

    /// <summary>Reads the policy's field <c>channels</c>.</summary>
    public void Read(YamlFields policy)
    {
        if (policy.Required("channels") is not { } node)
            return;
        if (node is not YamlMappingNode { Children.Count: > 0 } mapping)
        {
            policy.Wrong(
                "channels",
                "`channels` names and describes each channel, as in `incidents: {kind: slack, target: "
                    + "\"#incidents\"}`."
            );
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!NamePattern().IsMatch(name))
                findings.Error(key.Start, $"`{name}` cannot name a channel: use letters, digits, - and _.");
            _places[name] = key.Start;
            ByName = ByName.SetItem(name, Channel(name, value));
        }
    }

    /// <summary>The names in a field of a route, each of which has to be a channel.</summary>
    /// <param name="route">The route.</param>
    /// <param name="field">The field.</param>
    /// <param name="otherwise">The answer where the field is missing.</param>
    /// <param name="atLeastOne">What to say of a list without names; null where it may have none.</param>
    public ImmutableArray<string> Named(
        YamlFields route,
        string field,
        ImmutableArray<string> otherwise,
        string? atLeastOne = null
    )
    {
        if (!route.Has(field))
            return otherwise;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, at) in route.Texts(field, atLeastOne))
        {
            if (!ByName.ContainsKey(name))
                findings.Error(at, $"No channel is called `{name}`.{Suggestion.Sentence(name, [.. ByName.Keys])}");
            else if (names.Contains(name))
                findings.Error(at, $"`{name}` appears twice.");
            _used.Add(name);
            names.Add(name);
        }

        return names.DrainToImmutable();
    }

    /// <summary>Whether one of them is of kind test.</summary>
    public bool HasTest(IEnumerable<string> names) =>
        names.Any(n => ByName.TryGetValue(n, out var channel) && channel.Kind == ChannelKind.Test);

    /// <summary>Tells of channels that no route names.</summary>
    public void WarnOfUnused()
    {
        foreach (var (name, at) in _places)
            if (!_used.Contains(name) && !IsForALevel(ByName[name]))
                findings.Warning(at, $"No route notifies the channel `{name}`.");
    }

    private Channel Channel(string name, YamlNode node)
    {
        var fields = new YamlFields(node, $"the channel {name}", ["kind", "target", "digestAbove"], findings);
        var kind = fields.Required("kind") is null ? null : fields.Word<ChannelKind?>("kind", Kinds, null);
        var target = fields.Text("target");
        if (
            kind == ChannelKind.Slack
            && fields.Required("target") is not null
            && target is not null
            && !SlackTarget().IsMatch(target)
        )
            fields.Wrong(
                "target",
                $"`{target}` is no Slack channel: write its name with # in front and in quotes, as in "
                    + $"\"#incidents\", or its id, as in C024BE91L."
            );
        if (kind is ChannelKind.Email or ChannelKind.Test && fields.Has("target"))
            fields.Wrong(
                "target",
                $"A channel of kind {PolicyWords.Of(kind.Value)} has no target: where it leads is set when the "
                    + $"functions are deployed."
            );
        if (kind == ChannelKind.PagerDuty && target is not null && !KeyName().IsMatch(target))
            fields.Wrong(
                "target",
                $"`{target}` names no routing key: write the end of the name of its SSM parameter, as in "
                    + $"secondary for pagerduty/secondary."
            );
        if (kind is not (null or ChannelKind.Slack) && fields.Has("digestAbove"))
            fields.Wrong(
                "digestAbove",
                "Only a channel of kind slack tells pages together; how often somebody's phone rings is said by "
                    + "`limits`."
            );
        return new Channel(name, kind ?? default, target ?? "")
        {
            DigestAbove = fields.Number(
                "digestAbove",
                1,
                MostWaiting,
                RoleFerry.Core.Policies.Channel.DefaultDigestAbove
            ),
        };
    }

    /// <summary>A PagerDuty service of its own rings a level of oncall.yaml; no route has to name it.</summary>
    private static bool IsForALevel(Channel channel) => channel is { Kind: ChannelKind.PagerDuty, Target.Length: > 0 };

    private static readonly Dictionary<string, ChannelKind?> Kinds = PolicyWords.ChannelKinds.ToDictionary(
        k => k.Key,
        k => (ChannelKind?)k.Value,
        StringComparer.Ordinal
    );

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z")]
    private static partial Regex KeyName();

    /// <summary>https://api.slack.com/methods/conversations.create#naming, or an id.</summary>
    [GeneratedRegex(@"\A(#[\p{Ll}\p{Lo}0-9_-]{1,80}|[CGD][A-Z0-9]{7,})\z")]
    private static partial Regex SlackTarget();
}
