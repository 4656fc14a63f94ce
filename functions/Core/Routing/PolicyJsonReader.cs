using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>Reads the compiled form strictly: what it does not know it refuses rather than ignores.</summary>
internal static class PolicyJsonReader
{
    /// <exception cref="PolicyJsonException">Something is missing, of the wrong kind or unknown.</exception>
    /// <exception cref="InvalidOperationException">A text is not UTF-8.</exception>
    public static RoutingPolicy Read(JsonElement json)
    {
        var fields = new Fields(json, "the policy");
        var format = fields.Number("format");
        if (format != PolicyJson.Format)
            throw new PolicyJsonException($"Its format is {format}; this program knows {PolicyJson.Format} only.");

        var policy = new RoutingPolicy
        {
            Version = fields.Text("version"),
            ReopenWithin = TimeSpan.FromSeconds(fields.Number("reopenWithinSeconds")),
            HandOverAfterAttempts = fields.Number("handOverAfterAttempts"),
            InsufficientData = fields.Word("insufficientData", PolicyWords.InsufficientData),
            Channels = Channels(fields),
            Classification = [.. fields.Objects("classification").Select(Rule)],
            Root = Route(fields.Object("route")),
        };
        fields.NothingElse();
        Check(policy.Root, policy.Channels);
        return policy;
    }

    private static ImmutableSortedDictionary<string, Channel> Channels(Fields fields)
    {
        var channels = ImmutableSortedDictionary.CreateBuilder<string, Channel>(StringComparer.Ordinal);
        foreach (var channel in fields.Objects("channels"))
        {
            var name = channel.Text("name");
            channels[name] = new Channel(name, channel.Word("kind", PolicyWords.ChannelKinds), channel.Text("target"));
            channel.NothingElse();
        }

        return channels.ToImmutable();
    }

    private static ClassificationRule Rule(Fields rule)
    {
        var severity = rule.OptionalText("severity");
        var read = new ClassificationRule(
            Matchers(rule),
            severity is null ? null : SeverityWord.Read(severity) ?? throw rule.Wrong("severity", "is none of P0 to P3"),
            rule.OptionalText("service"),
            rule.OptionalText("runbook"));
        rule.NothingElse();
        return read;
    }

    private static Route Route(Fields route)
    {
        var read = new Route
        {
            Name = route.Text("name"),
            Matchers = Matchers(route),
            Channels = route.Texts("channels"),
            Fallback = route.Texts("fallback"),
            GroupBy = route.Texts("groupBy"),
            RepeatEvery = TimeSpan.FromSeconds(route.Number("repeatEverySeconds")),
            Continue = route.Flag("continue"),
            Routes = [.. route.Objects("routes").Select(Route)],
        };
        route.NothingElse();
        return read;
    }

    private static ImmutableArray<Matcher> Matchers(Fields fields) =>
        [.. fields.Texts("match").Select(text => MatcherText.TryRead(text, out var matcher, out var error) ? matcher : throw fields.Wrong("match", error.TrimEnd('.')))];

    /// <summary>What routing and delivery rely on, so that nobody's page ends at a name that leads nowhere.</summary>
    private static void Check(Route route, ImmutableSortedDictionary<string, Channel> channels)
    {
        if (route.Channels.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} tells nobody.");
        if (route.GroupBy.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} groups by nothing.");
        foreach (var name in route.Channels.Concat(route.Fallback))
            if (!channels.ContainsKey(name))
                throw new PolicyJsonException($"Route {route.Name} names the channel {name}, which there is not.");
        foreach (var child in route.Routes)
            Check(child, channels);
    }

    /// <summary>One JSON object's fields; each is asked for once, and what nobody asked for is refused.</summary>
    private sealed class Fields
    {
        private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
        private readonly string _where;

        public Fields(JsonElement json, string where)
        {
            _where = where;
            if (json.ValueKind != JsonValueKind.Object)
                throw new PolicyJsonException($"In {where} an object is expected, not {json.ValueKind}.");
            foreach (var property in json.EnumerateObject())
                _left[property.Name] = property.Value;
        }

        public PolicyJsonException Wrong(string name, string what) => new($"In {_where}, {name}: {what}.");

        public void NothingElse()
        {
            if (_left.Count > 0)
                throw new PolicyJsonException($"In {_where}, {_left.Keys.First()} is not known.");
        }

        public string Text(string name) => Text(name, Take(name, JsonValueKind.String));

        public string? OptionalText(string name) => _left.ContainsKey(name) ? Text(name) : null;

        public bool Flag(string name) => _left.Remove(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.ValueKind == JsonValueKind.True
            : throw Wrong(name, "true or false is expected");

        public int Number(string name) =>
            Take(name, JsonValueKind.Number).TryGetInt32(out var number) && number >= 0
                ? number
                : throw Wrong(name, "a whole number from 0 on is expected");

        public T Word<T>(string name, IReadOnlyDictionary<string, T> words) =>
            words.TryGetValue(Text(name), out var value)
                ? value
                : throw Wrong(name, $"one of {string.Join(", ", words.Keys)} is expected");

        public ImmutableArray<string> Texts(string name) =>
            [.. Take(name, JsonValueKind.Array).EnumerateArray().Select(item => Text(name, item))];

        public Fields Object(string name) => new(Take(name, JsonValueKind.Object), name);

        public IEnumerable<Fields> Objects(string name) =>
            Take(name, JsonValueKind.Array).EnumerateArray().Select((item, i) => new Fields(item, $"{name}[{i}]"));

        private JsonElement Take(string name, JsonValueKind kind) =>
            _left.Remove(name, out var value) && value.ValueKind == kind
                ? value
                : throw Wrong(name, $"{kind.ToString().ToLowerInvariant()} is expected");

        private string Text(string name, JsonElement value) =>
            value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "string is expected");
    }
}
