using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Policies;

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
            Classification = [.. fields.Objects("classification").Select(ClassificationRule)],
            Root = Route(fields.Object("route")),
            TimeWindows = fields
                .OptionalObjects("timeWindows")
                .Select(Window)
                .ToImmutableSortedDictionary(w => w.Name, w => w, StringComparer.Ordinal),
            Flapping = fields.OptionalObject("flapping") is { } flapping ? Flapping(flapping) : null,
            PersonLimit = fields.OptionalObject("personLimit") is { } limit ? PageLimit(limit) : null,
            Inhibit = [.. fields.OptionalObjects("inhibit").Select(Rule)],
            Maintenance = [.. fields.OptionalObjects("maintenance").Select(Maintenance)],
        };
        fields.NothingElse();
        Check(policy.Root, policy);
        return policy;
    }

    private static ImmutableSortedDictionary<string, Channel> Channels(Fields fields)
    {
        var channels = ImmutableSortedDictionary.CreateBuilder<string, Channel>(StringComparer.Ordinal);
        foreach (var channel in fields.Objects("channels"))
        {
            var name = channel.Text("name");
            channels[name] = new Channel(name, channel.Word("kind", PolicyWords.ChannelKinds), channel.Text("target"))
            {
                DigestAbove = channel.OptionalNumber("digestAbove") ?? Channel.DefaultDigestAbove,
            };
            channel.NothingElse();
        }

        return channels.ToImmutable();
    }

    private static ClassificationRule ClassificationRule(Fields rule)
    {
        var severity = rule.OptionalText("severity");
        var read = new ClassificationRule(
            Matchers(rule),
            severity is null
                ? null
                : SeverityWord.Read(severity) ?? throw rule.Wrong("severity", "is none of P0 to P3"),
            rule.OptionalText("service"),
            rule.OptionalText("runbook")
        );
        rule.NothingElse();
        return read;
    }

    private static Flapping Flapping(Fields flapping)
    {
        var read = new Flapping(flapping.Number("times"), TimeSpan.FromSeconds(flapping.Number("withinSeconds")));
        flapping.NothingElse();
        return read;
    }

    private static PageLimit PageLimit(Fields limit)
    {
        var read = new PageLimit(limit.Number("pages"), TimeSpan.FromSeconds(limit.Number("perSeconds")));
        limit.NothingElse();
        return read.Pages > 0 ? read : throw limit.Wrong("pages", "somebody has to be rung");
    }

    private static InhibitRule Rule(Fields rule)
    {
        var read = new InhibitRule(
            rule.Text("name"),
            Matchers(rule, "source"),
            Matchers(rule, "target"),
            rule.Texts("equal")
        );
        rule.NothingElse();
        return read;
    }

    private static TimeWindow Window(Fields window)
    {
        var read = new TimeWindow(
            window.Text("name"),
            window.Text("zone"),
            [.. window.Objects("during").Select(Interval)]
        );
        window.NothingElse();
        return TimeWindow.IsZone(read.Zone) ? read : throw window.Wrong("zone", $"there is no zone {read.Zone}");
    }

    private static TimeInterval Interval(Fields interval)
    {
        var read = new TimeInterval
        {
            Times = interval.Ranges("times", IntervalText.ReadTimes),
            Weekdays = interval.Ranges("weekdays", IntervalText.ReadWeekdays),
            DaysOfMonth = interval.Ranges("daysOfMonth", IntervalText.ReadDaysOfMonth),
            Months = interval.Ranges("months", IntervalText.ReadMonths),
            Years = interval.Ranges("years", IntervalText.ReadYears),
        };
        interval.NothingElse();
        return read;
    }

    private static Maintenance Maintenance(Fields maintenance)
    {
        var read = new Maintenance(
            maintenance.Text("name"),
            maintenance.Text("service"),
            maintenance.OptionalMoment("from"),
            maintenance.OptionalMoment("until"),
            maintenance.OptionalText("during"),
            maintenance.Flag("coversP0")
        );
        maintenance.NothingElse();
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
            GroupInterval = route.OptionalNumber("groupIntervalSeconds") is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : RoleFerry.Core.Policies.Route.DefaultGroupInterval,
            Continue = route.Flag("continue"),
            MuteDuring = route.OptionalTexts("muteDuring"),
            ActiveDuring = route.OptionalTexts("activeDuring"),
            Routes = [.. route.Objects("routes").Select(Route)],
        };
        route.NothingElse();
        return read;
    }

    private static ImmutableArray<Matcher> Matchers(Fields fields, string name = "match") =>
        [
            .. fields
                .Texts(name)
                .Select(text =>
                    MatcherText.TryRead(text, out var matcher, out var error)
                        ? matcher
                        : throw fields.Wrong(name, error.TrimEnd('.'))
                ),
        ];

    /// <summary>What routing and delivery rely on, so that nobody's page ends at a name that leads nowhere.</summary>
    private static void Check(Route route, RoutingPolicy policy)
    {
        if (route.Channels.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} tells nobody.");
        if (route.GroupBy.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} groups by nothing.");
        foreach (var name in route.Channels.Concat(route.Fallback))
            if (!policy.Channels.ContainsKey(name))
                throw new PolicyJsonException($"Route {route.Name} names the channel {name}, which there is not.");
        foreach (var name in route.MuteDuring.Concat(route.ActiveDuring))
            if (!policy.TimeWindows.ContainsKey(name))
                throw new PolicyJsonException($"Route {route.Name} names the time window {name}, which there is not.");
        foreach (var child in route.Routes)
            Check(child, policy);
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

        public DateTimeOffset? OptionalMoment(string name)
        {
            if (!_left.Remove(name, out var value))
                return null;
            return value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var moment)
                ? moment
                : throw Wrong(name, "a moment is expected");
        }

        public ImmutableArray<string> OptionalTexts(string name) => _left.ContainsKey(name) ? Texts(name) : [];

        public Fields? OptionalObject(string name) => _left.ContainsKey(name) ? Object(name) : null;

        public IEnumerable<Fields> OptionalObjects(string name) => _left.ContainsKey(name) ? Objects(name) : [];

        public ImmutableArray<NumberRange> Ranges(string name, Func<string, NumberRange?> read) =>
            [.. Texts(name).Select(text => read(text) ?? throw Wrong(name, $"{text} is no range"))];

        public bool Flag(string name) =>
            _left.Remove(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.ValueKind == JsonValueKind.True
                : throw Wrong(name, "true or false is expected");

        public int Number(string name) =>
            Take(name, JsonValueKind.Number).TryGetInt32(out var number) && number >= 0
                ? number
                : throw Wrong(name, "a whole number from 0 on is expected");

        public int? OptionalNumber(string name) => _left.ContainsKey(name) ? Number(name) : null;

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
