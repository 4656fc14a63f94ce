using System.Collections.Immutable;
using System.Text;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>
/// The business events and measured values in structured lines: every line's <c>event</c> becomes the counter
/// <c>event.NAME</c>, and what a <see cref="MeasureRule"/> names is measured besides.
/// </summary>
internal sealed class FactRules
{
    /// <summary>The counter of events whose names are no names, or too many.</summary>
    public const string Other = "event.other";

    /// <summary>What a line has that names a business event.</summary>
    public static readonly ImmutableArray<Trigger> Triggers = [Trigger.Quoted("event")];

    private const int MaxNameLength = 64;

    /// <summary>Names that are known from earlier batches, so that each is made once.</summary>
    private const int MostNames = 500;

    private readonly Bound[] _rules;
    private readonly SampleText _text;
    private readonly Dictionary<ulong, string> _names = [];

    public FactRules(ImmutableArray<MeasureRule> rules, SampleText text)
    {
        _text = text;
        _rules =
        [
            .. rules.Select(r => new Bound(
                r,
                Bytes(r.Event),
                Bytes(r.Field),
                Bytes(r.By),
                [.. r.Values.Select(Bytes)]
            )),
        ];
    }

    /// <summary>The counter of an event's name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">Its hash.</param>
    public string NameOf(ReadOnlySpan<byte> name, ulong hash)
    {
        if (_names.TryGetValue(hash, out string? known))
            return known;
        if (name.Length > MaxNameLength || _names.Count == MostNames)
            return Other;
        foreach (byte c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'_' or (byte)'-' or (byte)'.'))
                return Other;
        }

        string counter = Encoding.UTF8.GetString(name);
        return _names[hash] = _text.Redacted(counter) == counter ? "event." + counter : Other;
    }

    /// <summary>Takes a line's values.</summary>
    public void Measure(ReadOnlySpan<byte> name, StructuredLine line, Dictionary<string, MeasuredValues> measures)
    {
        foreach (var rule in _rules)
        {
            if (!name.SequenceEqual(rule.Event))
                continue;
            double value = 1;
            if (rule.Field.Length > 0 && (!line.TryNumber(rule.Field, out value) || value < 0))
                continue;
            string by = rule.By.Length == 0 ? "" : ValueOf(rule, line.Raw(rule.By));
            string key = by.Length == 0 ? rule.Rule.Metric : rule.Rule.Metric + "." + by;
            if (!measures.TryGetValue(key, out var measured))
                measures[key] = measured = new MeasuredValues(rule.Rule, by);
            measured.Add(value);
        }
    }

    private static string ValueOf(Bound rule, ReadOnlySpan<byte> said)
    {
        for (int i = 0; i < rule.Values.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(said, rule.Values[i]))
                return rule.Rule.Values[i];
        }

        return "other";
    }

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");

    private sealed record Bound(MeasureRule Rule, byte[] Event, byte[] Field, byte[] By, byte[][] Values);
}
