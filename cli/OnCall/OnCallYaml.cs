using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.OnCall;

/// <summary>Reads oncall.yaml, and finds everything that is wrong with it.</summary>
internal sealed class OnCallYaml
{
    private static readonly string[] Root =
    [
        "zone",
        "handOver",
        "announce",
        "people",
        "access",
        "rotations",
        "fixed",
        "hours",
        "severities",
        "swaps",
        "overrides",
    ];
    private static readonly string[] CommonZones =
    [
        "Europe/London",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "UTC",
    ];
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly Findings _findings = new();
    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);
    private readonly PeopleYaml _people;
    private DateTimeZone _zone = DateTimeZone.Utc;
    private LocalTime _handOver;

    private OnCallYaml() => _people = new PeopleYaml(_findings);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="channels">The names of the routing policy's channels; null where it is not at hand.</param>
    public static OnCallReading Read(string yaml, IReadOnlyCollection<string>? channels)
    {
        var it = new OnCallYaml();
        var policy = YamlText.Load(yaml, it._findings) is { } root
            ? it.Policy(new YamlFields(root, "the file", Root, it._findings), channels)
            : null;
        return new OnCallReading(it._findings.HasErrors ? null : policy, it._places, it._findings.InOrder);
    }

    /// <summary>The fields of a mapping whose names are free.</summary>
    internal static IEnumerable<(string Name, Mark At, YamlNode Node)> Named(
        YamlFields fields,
        string field,
        Findings findings
    )
    {
        if (!fields.Has(field))
            return [];
        if (fields.Required(field) is YamlMappingNode mapping)
            return mapping.Children.Select(c => ((c.Key as YamlScalarNode)?.Value ?? "", c.Key.Start, c.Value));
        findings.Error(fields.Place(field), $"`{field}` is written as `name: value` lines.");
        return [];
    }

    internal static LocalTime Time(YamlFields fields, string name)
    {
        fields.Required(name);
        if (fields.Text(name) is not { } text)
            return default;
        if (TimeOfDay.Parse(text) is { Success: true } read)
            return read.Value;
        fields.Wrong(name, $"`{name}` is a time of day in quotes, such as \"09:00\"; `{text}` is not.");
        return default;
    }

    private OnCallPolicy Policy(YamlFields file, IReadOnlyCollection<string>? channels)
    {
        file.Required("zone");
        if (file.Text("zone") is { } zone)
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known)
                _zone = known;
            else
                file.Wrong("zone", $"`{zone}` is no IANA time zone.{Suggestion.Sentence(zone, CommonZones)}");
        }

        _handOver = Time(file, "handOver");
        _people.Read(file);
        file.Required("rotations");
        ImmutableArray<Rotation> rotations =
        [
            .. Named(file, "rotations", _findings).Select(r => Rotation(r.Name, r.At, r.Node)),
        ];
        ImmutableArray<FixedLevel> always =
        [
            .. Named(file, "fixed", _findings).Select(f => new FixedLevel(f.Name, Person(f.Node))),
        ];
        if (file.Has("rotations") && rotations.IsEmpty)
            file.Wrong("rotations", "Somebody has to be on call: name at least one rotation.");
        string[] levels = [.. rotations.Select(r => r.Name).Union(always.Select(f => f.Name))];
        foreach (var person in _people.All.Where(p => levels.Contains(p.Id)))
            file.Wrong("people", $"`{person.Id}` is a level's name and cannot be a person's id.");
        foreach (var twice in always.Where(f => rotations.Any(r => r.Name == f.Name)))
            file.Wrong("fixed", $"`{twice.Name}` is a rotation already.");

        var escalations = new EscalationsYaml(levels, [.. _people.All.Select(p => p.Id)], channels, _findings);
        var policy = new OnCallPolicy
        {
            Version = "",
            People = _people.All,
            Access = new AccessYaml(_people, _findings).Read(file),
            Zone = _zone.Id,
            HandOver = _handOver,
            HandOverChannel = file.Text("announce") is { } channel
                ? escalations.Channel(channel, file.Place("announce"))
                : null,
            Rotations = rotations,
            Fixed = always,
            Swaps = [.. file.Items("swaps").Select(Swap)],
            Overrides = [.. file.Items("overrides").Select((node, i) => Override(node, i, levels))],
            Escalations = escalations.Read(file),
        };
        return policy with { Version = OnCallJson.VersionOf(policy) };
    }

    private Rotation Rotation(string name, Mark at, YamlNode node)
    {
        _places[name] = at;
        var fields = new YamlFields(node, $"the rotation {name}", ["starts", "members"], _findings);
        fields.Required("starts");
        fields.Required("members");
        var starts = Date(fields, "starts") ?? new LocalDate(2026, 1, 5);
        if (starts.DayOfWeek != IsoDayOfWeek.Monday)
            fields.Wrong(
                "starts",
                $"Weeks begin on Mondays; {LocalDatePattern.Iso.Format(starts)} is a {starts.DayOfWeek}."
            );
        ImmutableArray<RotationMember> members = [.. fields.Items("members").Select(Member)];
        if (fields.Has("members") && members.IsEmpty)
            fields.Wrong("members", "Somebody has to take the weeks: name at least one person.");
        return new Rotation(name, starts, members);
    }

    private RotationMember Member(YamlNode node)
    {
        if (node is YamlScalarNode)
            return new RotationMember(Person(node));
        var fields = new YamlFields(node, "a member of a rotation", ["person", "from", "until"], _findings);
        var (from, until) = (Date(fields, "from"), Date(fields, "until"));
        if (until < from)
            fields.Wrong("until", "`until` is the last day: it cannot lie before `from`.");
        return new RotationMember(fields.Required("person") is { } person ? Person(person) : "", from, until);
    }

    private Swap Swap(YamlNode node, int number)
    {
        _places[$"swap {number}"] = node.Start;
        var fields = new YamlFields(node, "a swap", ["between", "from", "until"], _findings);
        fields.Required("between");
        var between = fields.Texts("between");
        foreach (var (person, at) in between)
            _people.Named(person, at);
        if (fields.Has("between") && (between.Length != 2 || between[0].Text == between[1].Text))
            fields.Wrong("between", "Two people change places: `between: [maya, jonas]`.");
        var (from, until) = Stretch(fields);
        return between.Length == 2
            ? new Swap(between[0].Text, between[1].Text, from, until)
            : new Swap("", "", from, until);
    }

    private Override Override(YamlNode node, int number, string[] levels)
    {
        _places[$"override {number}"] = node.Start;
        var fields = new YamlFields(node, "an override", ["person", "for", "from", "until", "reason"], _findings);
        var whom = fields.Text("for") ?? levels.FirstOrDefault() ?? "";
        if (fields.Has("for") && !levels.Contains(whom) && _people.All.All(p => p.Id != whom))
            fields.Wrong(
                "for",
                $"`for` is a person's id or a level; `{whom}` is "
                    + $"neither.{Suggestion.Sentence(whom, [.. levels, .. _people.Ids])}"
            );
        var (from, until) = Stretch(fields);
        return new Override(
            "",
            fields.Required("person") is { } person ? Person(person) : "",
            whom,
            from,
            until,
            fields.Text("reason") ?? ""
        );
    }

    private (DateTimeOffset From, DateTimeOffset Until) Stretch(YamlFields fields)
    {
        var (from, until) = (Moment(fields, "from"), Moment(fields, "until"));
        if (until <= from && from != default)
            fields.Wrong("until", "`until` has to be later than `from`.");
        return (from, until);
    }

    private DateTimeOffset Moment(YamlFields fields, string name)
    {
        fields.Required(name);
        return fields.Moment(name, new MomentReader { Zone = _zone, DayBegins = _handOver }) ?? default;
    }

    private string Person(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } id } ? _people.Named(id, node.Start) : Nobody(node);

    private string Nobody(YamlNode node)
    {
        _findings.Error(node.Start, "A person's id is expected here.");
        return "";
    }

    private static LocalDate? Date(YamlFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } read)
            return read.Value;
        fields.Wrong(name, $"`{name}` is a date such as 2026-11-23; `{text}` is not.");
        return null;
    }
}
