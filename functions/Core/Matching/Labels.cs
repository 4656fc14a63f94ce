using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Matching;

/// <summary>
/// What routes and rules match on, and what incidents are grouped by. A label without a value is not there.
/// </summary>
/// <remarks>
/// Every tag becomes <c>tag_&lt;name&gt;</c> and every dimension a label of its own name, both made fit by
/// <see cref="LabelName.From"/>. A dimension never takes a name of <see cref="LabelName.Known"/> or one that begins
/// as a tag's does: it is called <c>dimension_&lt;name&gt;</c> then. Of two tags, or two dimensions, that come to the
/// same name, the first in ordinal order keeps it and the other is left out.
/// </remarks>
public static class Labels
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<
        string,
        string
    >.Empty;

    /// <summary>What the signal itself says: all but severity and service.</summary>
    public static Dictionary<string, string> Of(Signal signal)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(labels, LabelName.Alarm, signal.Key.ToString());
        Add(labels, LabelName.Name, signal.Name);
        Add(labels, LabelName.Source, signal.Key.Source);
        Add(labels, LabelName.Account, signal.Account);
        Add(labels, LabelName.Region, signal.Region);
        Add(labels, LabelName.State, SignalStateName.Of(signal.State));
        Add(labels, LabelName.Namespace, signal.Measurement?.Namespace);
        Add(labels, LabelName.Metric, signal.Measurement?.Metric);
        foreach (var (name, value) in signal.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
            Add(labels, LabelName.TagPrefix + LabelName.From(name), value);
        foreach (
            var (name, value) in (signal.Measurement?.Dimensions ?? None).OrderBy(d => d.Key, StringComparer.Ordinal)
        )
            Add(labels, DimensionName(name), value);
        return labels;
    }

    /// <summary>All of them: what the signal says, and what the policy made of it.</summary>
    public static Dictionary<string, string> With(
        Dictionary<string, string> ofSignal,
        Severity severity,
        string service
    )
    {
        var labels = new Dictionary<string, string>(ofSignal, StringComparer.Ordinal);
        Add(labels, LabelName.Severity, severity.ToString());
        Add(labels, LabelName.Service, service);
        return labels;
    }

    private static string DimensionName(string name)
    {
        var label = LabelName.From(name);
        return LabelName.Known.Contains(label) || label.StartsWith(LabelName.TagPrefix, StringComparison.Ordinal)
            ? LabelName.DimensionPrefix + label
            : label;
    }

    private static void Add(Dictionary<string, string> labels, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            labels.TryAdd(name, value);
    }
}
