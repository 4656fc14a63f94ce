using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Services;

/// <summary>
/// Puts what the stack was deployed with into dimensions: <c>{DatabaseInstance}</c> becomes the instance's name.
/// </summary>
/// <param name="parameters">The stack's parameters.</param>
public sealed partial class StackValues(IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>Reads <c>DatabaseInstance=orders;CacheCluster=</c>; nothing where there is none.</summary>
    public static StackValues Read(string? text) =>
        new(
            (text ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Where(pair => pair.Length == 2)
                .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.Ordinal)
        );

    /// <summary>The names of the parameters in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Placeholder().Matches(text).Select(m => m.Groups["name"].Value);

    /// <summary>Fills in a metric's dimensions.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="missing">A parameter that is empty or not there; null where all are filled in.</param>
    public ImmutableSortedDictionary<string, string> Fill(ServiceMetric metric, out string? missing)
    {
        missing = metric
            .Dimensions.Values.SelectMany(NamesIn)
            .FirstOrDefault(name => parameters.GetValueOrDefault(name, "").Length == 0);
        return missing is not null
            ? ImmutableSortedDictionary<string, string>.Empty
            : metric.Dimensions.ToImmutableSortedDictionary(
                d => d.Key,
                d => Placeholder().Replace(d.Value, m => parameters[m.Groups["name"].Value]),
                metric.Dimensions.KeyComparer
            );
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9]+)\}")]
    private static partial Regex Placeholder();
}
