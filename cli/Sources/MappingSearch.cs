using System.Collections.Immutable;
using RoleFerry.Core.Sources.Mappings;
using RoleFerry.Core.Sources.Unknown;

namespace RoleFerry.Cli.Sources;

/// <summary>
/// Finds in events of one kind the fields that look like an alarm's: by their names, and by whether what they say is
/// such a thing.
/// </summary>
internal static class MappingSearch
{
    /// <summary>Members that say what kind of event it is, as <see cref="LeafField.Name"/> writes them.</summary>
    public static readonly ImmutableArray<string> Kinds =
    [
        "source",
        "detailtype",
        "type",
        "eventtype",
        "kind",
        "product",
        "origin",
    ];

    /// <summary>The mapping; null where nothing in the events could name an alarm.</summary>
    public static MappingRule? Find(ImmutableArray<LeafField>[] samples)
    {
        var shared = samples[0].Where(f => Array.TrueForAll(samples, s => s.Any(o => o.Path == f.Path))).ToArray();
        if (Best(shared, FieldNames.Names, _ => true) is not { } name)
            return null;
        var kinds = shared.Where(f => f.Depth == 0 && Kinds.Contains(f.Name) && f.Path != name.Path).ToArray();
        var state = Best(shared, FieldNames.States, f => kinds.All(k => k.Path != f.Path));
        var id = Best(shared, FieldNames.Ids, _ => true);
        var values = state is { } found ? Values(samples, found.Path) : [];
        var areWords = values.Length > 0 && values.All(v => StateWords.Read(v) is not null);
        return new MappingRule
        {
            Name = NameOf(kinds, name),
            Match = [Match(samples, kinds, name, state)],
            Alarm = name.Value.StartsWith("arn:", StringComparison.Ordinal) ? $"{{last({name.Path})}}" : Hole(name),
            Id = id is { } identity ? Hole(identity) : null,
            At = shared.Any(f => f.Path == "time") ? null : Hole(Best(shared, FieldNames.Times, _ => true)),
            State = areWords ? Hole(state!.Value) : null,
            Ends = areWords ? [] : Group(state, values, IsGood),
            Quiet = areWords
                ? []
                : Group(state, values, v => FieldNames.Between.Contains(v, StringComparer.OrdinalIgnoreCase)),
            Severity = Best(shared, FieldNames.Severities, _ => true) is { } severity
                ? [new SeverityRule(Hole(severity)!, [])]
                : [],
            Service = Hole(Best(shared, ["service", "servicename", "component"], f => f.Path != name.Path)),
            Summary = Hole(Best(shared, FieldNames.Summaries, f => f.Path != name.Path)),
            Link = Hole(
                Best(shared, FieldNames.Links, f => f.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            ),
        };
    }

    private static bool IsGood(string value) =>
        FieldNames.Good.Contains(value, StringComparer.OrdinalIgnoreCase)
        || StateWords.Read(value) is Core.Signals.SignalState.Ok;

    /// <summary>The field with the best name; of two with one name the outer one.</summary>
    private static LeafField? Best(LeafField[] fields, string[] names, Func<LeafField, bool> fits) =>
        fields
            .Where(f => names.Contains(f.Name) && fits(f))
            .OrderBy(f => Array.IndexOf(names, f.Name))
            .ThenBy(f => f.Depth)
            .Select(f => (LeafField?)f)
            .FirstOrDefault();

    private static string[] Values(ImmutableArray<LeafField>[] samples, string path) =>
        [
            .. samples
                .SelectMany(s => s.Where(f => f.Path == path))
                .Select(f => f.Value)
                .Distinct(StringComparer.Ordinal),
        ];

    private static ImmutableArray<ImmutableArray<FieldRule>> Group(
        LeafField? state,
        string[] values,
        Func<string, bool> isMeant
    ) =>
        values.Where(isMeant).ToImmutableArray() is { IsEmpty: false } meant
            ?
            [
                [new FieldRule(state!.Value.Path, meant)],
            ]
            : [];

    /// <summary>
    /// What the events call themselves; where they do not, that they have the fields that are asked for.
    /// </summary>
    private static ImmutableArray<FieldRule> Match(
        ImmutableArray<LeafField>[] samples,
        LeafField[] kinds,
        LeafField name,
        LeafField? state
    ) =>
        kinds.Length > 0
            ? [.. kinds.Select(k => new FieldRule(k.Path, [.. Values(samples, k.Path)]))]
            :
            [
                .. new[] { (LeafField?)name, state }
                    .OfType<LeafField>()
                    .DistinctBy(f => f.Path)
                    .Select(f => new FieldRule(f.Path, ["*"])),
            ];

    private static string NameOf(LeafField[] kinds, LeafField name)
    {
        var said = kinds.Select(k => k.Value).FirstOrDefault() ?? name.Name;
        var plain = string.Concat(said.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))
            .Trim('-');
        plain = plain.StartsWith("aws-", StringComparison.Ordinal) ? plain["aws-".Length..] : plain;
        return MappingNames.Problem(plain) is null ? plain : "your-source";
    }

    private static string? Hole(LeafField? field) => field is { } found ? $"{{{found.Path}}}" : null;

    private static string Hole(LeafField field) => $"{{{field.Path}}}";
}
