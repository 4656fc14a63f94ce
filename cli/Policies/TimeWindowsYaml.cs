using System.Collections.Immutable;
using RoleFerry.Core.TimeWindows;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the policy's time windows, and looks their names up for whoever writes one.</summary>
internal sealed class TimeWindowsYaml(Findings findings)
{
    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>All windows.</summary>
    public ImmutableSortedDictionary<string, TimeWindow> ByName { get; private set; } =
        ImmutableSortedDictionary.Create<string, TimeWindow>(StringComparer.Ordinal);

    /// <summary>Reads the policy's field <c>timeWindows</c>.</summary>
    public void Read(YamlFields policy)
    {
        foreach (var node in policy.Items("timeWindows"))
        {
            var fields = new YamlFields(node, "a time window", ["name", "zone", "during"], findings);
            fields.Required("name");
            fields.Required("during");
            var name = fields.Text("name") ?? "";
            if (fields.Has("name") && !_places.TryAdd(name, fields.Place("name")))
                fields.Wrong("name", $"The time window on line {_places[name].Line} is called `{name}` too.");
            var zone = fields.Text("zone") ?? "UTC";
            if (!TimeWindow.IsZone(zone))
                fields.Wrong("zone", $"There is no zone `{zone}`: write an IANA name, as in Europe/Berlin.");
            ByName = ByName.SetItem(name, new TimeWindow(name, zone, [.. fields.Items("during").Select(Interval)]));
        }
    }

    /// <summary>The names in a field, each of which has to be a window.</summary>
    public ImmutableArray<string> Named(YamlFields fields, string field)
    {
        foreach (var (name, at) in fields.Texts(field))
        {
            _used.Add(name);
            if (!ByName.ContainsKey(name))
                findings.Error(at, $"No time window is called `{name}`.{Suggestion.Sentence(name, [.. ByName.Keys])}");
        }

        return [.. fields.Texts(field).Select(t => t.Text)];
    }

    /// <summary>Tells of windows that nothing names. A silence may.</summary>
    public void WarnOfUnused()
    {
        foreach (var (name, at) in _places)
            if (!_used.Contains(name))
                findings.Warning(
                    at,
                    $"No route and no maintenance names the time window `{name}`; only a silence could use it."
                );
    }

    private TimeInterval Interval(YamlNode node)
    {
        var fields = new YamlFields(
            node,
            "an interval of a time window",
            ["times", "weekdays", "daysOfMonth", "months", "years"],
            findings
        );
        return new TimeInterval
        {
            Times = Ranges(
                fields,
                "times",
                text => One(IntervalText.ReadTimes(text)),
                "times of a day such as 08:00-18:00, ending after they begin (split at midnight: 22:00-24:00 "
                    + "and 00:00-06:00)"
            ),
            Weekdays = Ranges(
                fields,
                "weekdays",
                IntervalText.ReadWeekdaysOfAnyWeek,
                "days of the week such as monday-friday, sunday-thursday or sunday"
            ),
            DaysOfMonth = Ranges(
                fields,
                "daysOfMonth",
                text => One(IntervalText.ReadDaysOfMonth(text)),
                "days of a month such as 1-7, or -1 for the last"
            ),
            Months = Ranges(
                fields,
                "months",
                text => One(IntervalText.ReadMonths(text)),
                "months such as december or june-august"
            ),
            Years = Ranges(
                fields,
                "years",
                text => One(IntervalText.ReadYears(text)),
                "years such as 2026 or 2026-2028"
            ),
        };
    }

    private ImmutableArray<NumberRange> Ranges(
        YamlFields fields,
        string name,
        Func<string, ImmutableArray<NumberRange>> readOne,
        string what
    )
    {
        var ranges = ImmutableArray.CreateBuilder<NumberRange>();
        foreach (var (text, at) in fields.Texts(name))
        {
            var read = readOne(text);
            if (read.IsEmpty)
                findings.Error(
                    at,
                    IntervalText.IsBackwards(text)
                        ? $"`{text}` ends before it begins. Write two: what is left of the week or year, and what is "
                            + "of the next."
                        : $"`{name}` are {what}; `{text}` is not."
                );
            ranges.AddRange(read);
        }

        return ranges.DrainToImmutable();
    }

    private static ImmutableArray<NumberRange> One(NumberRange? range) => range is { } it ? [it] : [];
}
