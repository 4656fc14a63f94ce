using RoleFerry.Core.Text;

namespace RoleFerry.Core.Matching;

/// <summary>Says of a label that it is probably mistyped: what no alarm has, matches nothing without a word.</summary>
public static class LabelHint
{
    /// <summary>A sentence; null where nothing is odd.</summary>
    /// <param name="label">A name that <see cref="LabelName.IsValid"/> takes.</param>
    /// <param name="seen">
    /// Labels that alarms are known to have, dimensions and tags among them; null where none are known.
    /// </param>
    public static string? Of(string label, IReadOnlyCollection<string>? seen)
    {
        if (LabelName.Known.Contains(label) || seen?.Contains(label) == true)
            return null;
        var known = LabelName.Known.Concat(seen ?? []);
        var isTag = label.StartsWith(LabelName.TagPrefix, StringComparison.Ordinal);
        if (NearWord.Of(label, known) is { } meant && !(isTag && seen is null))
            return $"Only a metric's dimension can be called `{label}`. Did you mean `{meant}`?";
        if (seen is not null)
            return $"No alarm that was seen has the label `{label}`.";
        // AWS writes dimensions with a capital: those are no surprise.
        return
            isTag
            || char.IsAsciiLetterUpper(label[0])
            || label.StartsWith(LabelName.DimensionPrefix, StringComparison.Ordinal)
            ? null
            : $"Only a metric's dimension can be called `{label}`. An alarm's tag {label} is the label "
                + $"`{LabelName.TagPrefix}{label}`.";
    }
}
