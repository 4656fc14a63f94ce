using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Core.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the channels, and looks names of channels up for whoever writes one.</summary>
internal sealed partial class ChannelsYaml(ChannelKinds kinds, Findings findings)
{
    /// <summary>Above that the messages of a channel that takes one a second would come minutes late.</summary>
    private const int MostWaiting = 50;

    /// <summary>What a channel is taken for whose kind is not known; the policy is refused for it.</summary>
    private static readonly ChannelKind Unreadable = new("", "");

    private readonly Dictionary<string, ChannelKind?> _kinds = kinds.All.ToDictionary(
        k => k.Name,
        k => (ChannelKind?)k,
        StringComparer.Ordinal
    );

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

    /// <summary>Whether one of them reaches nobody and only counts.</summary>
    public bool HasTest(IEnumerable<string> names) =>
        names.Any(n => ByName.TryGetValue(n, out var channel) && channel.Kind.IsForTests);

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
        var kind = fields.Required("kind") is null ? null : fields.Word<ChannelKind?>("kind", _kinds, null);
        var target = fields.Text("target");
        if (kind is not null)
            Check(fields, kind, target);
        return new Channel(name, kind ?? Unreadable, target ?? "")
        {
            DigestAbove = fields.Number(
                "digestAbove",
                1,
                MostWaiting,
                RoleFerry.Core.Policies.Channel.DefaultDigestAbove
            ),
        };
    }

    private void Check(YamlFields fields, ChannelKind kind, string? target)
    {
        if (kind.Target.Pattern is not { } pattern)
        {
            if (fields.Has("target"))
                fields.Wrong(
                    "target",
                    $"A channel of kind {kind.Name} has no target: where it leads is set when the functions are "
                        + "deployed."
                );
        }
        else if (
            (!kind.Target.IsRequired || fields.Required("target") is not null)
            && target is not null
            && !pattern.IsMatch(target)
        )
            fields.Wrong("target", $"`{target}` {kind.Target.Mismatch}");

        if (kind.Interval is null && fields.Has("digestAbove"))
            fields.Wrong(
                "digestAbove",
                $"Only a channel of kind {TellingTogether} tells pages together; how often somebody's phone rings is "
                    + "said by `limits`."
            );
    }

    private string TellingTogether =>
        string.Join(" or ", kinds.All.Where(k => k.Interval is not null).Select(k => k.Name));

    /// <summary>
    /// What rings a person by a target of its own rings a level of oncall.yaml; no route has to name it.
    /// </summary>
    private static bool IsForALevel(Channel channel) => channel is { Kind.RingsPerson: true, Target.Length: > 0 };

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex NamePattern();
}
