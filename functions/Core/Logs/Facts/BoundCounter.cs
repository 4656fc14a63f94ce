using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>A counter, made ready to look at lines.</summary>
internal sealed class BoundCounter
{
    private readonly Matcher[] _where;
    private readonly Axis[] _by;
    private readonly string[] _names;
    private readonly byte[] _field;

    public BoundCounter(CounterDefinition definition)
    {
        Definition = definition;
        _field = Encoding.UTF8.GetBytes(definition.Field ?? "");
        _where =
        [
            .. definition.Where.Select(w => new Matcher(
                Encoding.UTF8.GetBytes(w.Field),
                [.. w.Values.Select(v => new ValuePattern(v))]
            )),
        ];
        _by =
        [
            .. definition.By.Select(d => new Axis(
                Encoding.UTF8.GetBytes(d.Field),
                [.. d.Values.Select(v => new ValuePattern(v))],
                d.UpTo,
                [.. d.Names]
            )),
        ];
        _names =
        [
            .. _by.Aggregate((IEnumerable<string>)[""], (all, axis) =>
                all.SelectMany(a => axis.Names.Select(n => a.Length == 0 ? n : $"{a},{n}"))
            ),
        ];
    }

    public CounterDefinition Definition { get; }

    /// <summary>The combination of dimensions of a number that <see cref="Find"/> gave.</summary>
    public string NameOf(int by) => _names[by];

    /// <summary>Whether a line counts, and where.</summary>
    /// <returns>The number of its combination of dimensions; -1 where it does not count.</returns>
    public int Find(StructuredLine line)
    {
        foreach (var matcher in _where)
        {
            if (!matcher.Matches(line))
                return -1;
        }

        int place = 0;
        foreach (var axis in _by)
            place = (place * axis.Names.Length) + axis.Find(line);
        return place;
    }

    /// <summary>Counts a line.</summary>
    public void Add(StructuredLine line, CounterTally tally)
    {
        if (Definition.Kind == CounterKind.Count)
            tally.Add();
        else if (Definition.Kind == CounterKind.Different && line.Raw(_field) is { IsEmpty: false } said)
            tally.Add(XxHash64.HashToUInt64(said));
        else if (
            Definition.Kind != CounterKind.Different
            && line.TryNumber(_field, out double value)
            && QuantileSketch.IsUsable(value)
        )
            tally.Add(value);
        else
            tally.AddUnusable();
    }

    private sealed record Matcher(byte[] Field, ValuePattern[] Values)
    {
        public bool Matches(StructuredLine line)
        {
            var said = line.Raw(Field);
            foreach (var value in Values)
            {
                if (value.Matches(said))
                    return true;
            }

            return false;
        }
    }

    private sealed record Axis(byte[] Field, ValuePattern[] Values, ImmutableArray<double> UpTo, string[] Names)
    {
        public int Find(StructuredLine line)
        {
            if (!UpTo.IsEmpty)
            {
                if (!line.TryNumber(Field, out double number) || number < 0)
                    return Names.Length - 1;
                int place = 0;
                while (place < UpTo.Length && number > UpTo[place])
                    place++;
                return place;
            }

            var said = line.Raw(Field);
            for (int i = 0; i < Values.Length; i++)
            {
                if (Values[i].Matches(said))
                    return i;
            }

            return Names.Length - 1;
        }
    }
}
