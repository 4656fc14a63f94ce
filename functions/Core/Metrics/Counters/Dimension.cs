using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Metrics.Counters;

/// <summary>A field that events are told apart by. Its values are few and known, so that counters stay few.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Values">
/// The values that are told apart, as in <see cref="FieldMatcher"/>; all others are <see cref="Other"/>. Empty where
/// <paramref name="UpTo"/> says ranges.
/// </param>
/// <param name="UpTo">
/// The upper ends of ranges of a number, rising; a value lies in the first that it does not exceed.
/// </param>
public sealed record Dimension(string Field, ImmutableArray<string> Values, ImmutableArray<double> UpTo)
{
    /// <summary>What values that no list names are called.</summary>
    public const string Other = "other";

    /// <summary>What the values are called, in order: the last is <see cref="Other"/>.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names =>
        [
            .. Values,
            .. UpTo.Select(end => string.Create(CultureInfo.InvariantCulture, $"up to {end}")),
            .. UpTo.IsEmpty ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"over {UpTo[^1]}") },
            Other,
        ];
}
