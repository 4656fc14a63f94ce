using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Metrics.Counters;

/// <summary>Something that is counted of the product's structured log lines.</summary>
/// <param name="Event">The value of the line's <c>event</c>.</param>
/// <param name="Where">What else has to hold.</param>
/// <param name="Kind">What is kept.</param>
/// <param name="Field">The field that is looked at; null for a count.</param>
/// <param name="By">What it is told apart by.</param>
/// <param name="IsFast">Whether it is counted by five minutes rather than by the hour.</param>
public sealed record CounterDefinition(
    string Event,
    ImmutableArray<FieldMatcher> Where,
    CounterKind Kind,
    string? Field,
    ImmutableArray<Dimension> By,
    bool IsFast
)
{
    /// <summary>How long its slots are.</summary>
    [JsonIgnore]
    public TimeSpan Slot => IsFast ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);

    /// <summary>
    /// What it is called in the table: it follows from what is counted, so that metrics that count the same share it,
    /// and one that comes to mean something else begins anew. <c>task_finished?state=failed|lost</c>,
    /// <c>provider_called.duration_ms/provider@5m</c>.
    /// </summary>
    [JsonIgnore]
    public string Name { get; } = NameOf(Event, Where, Kind, Field, By, IsFast);

    /// <summary>The slot that a moment lies in.</summary>
    public DateTimeOffset SlotOf(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % Slot.Ticks), TimeSpan.Zero);

    private static string NameOf(
        string name,
        ImmutableArray<FieldMatcher> where,
        CounterKind kind,
        string? field,
        ImmutableArray<Dimension> by,
        bool isFast
    )
    {
        var text = new StringBuilder(name);
        char mark = '?';
        foreach (var matcher in where)
        {
            text.Append(mark).Append(matcher.Field).Append('=').AppendJoin('|', matcher.Values);
            mark = '&';
        }

        text.Append(
                kind switch
                {
                    CounterKind.Values => ".",
                    CounterKind.Sum => "+",
                    CounterKind.Different => "!",
                    _ => "",
                }
            )
            .Append(field);
        foreach (var dimension in by)
            text.Append('/').Append(dimension.Field);
        return text.Append(isFast ? "@5m" : "").ToString();
    }
}
