using System.Collections.Immutable;
using System.Text.Json;

namespace RoleFerry.Core.Channels;

/// <summary>
/// What each runbook says first, for the message itself: whoever is woken reads what it means and what to look at
/// before a page has loaded. As JSON: <c>{"api-errors": {"means": "Saving fails.", "steps": ["Which error ..."]}}</c>.
/// </summary>
public sealed class RunbookSteps
{
    /// <summary>Steps of a runbook that messages show.</summary>
    public const int Shown = 3;

    private const string Means = "means";
    private const string Steps = "steps";

    private readonly ImmutableSortedDictionary<string, RunbookOpening> _byName;

    private RunbookSteps(ImmutableSortedDictionary<string, RunbookOpening> byName) => _byName = byName;

    /// <summary>The names of all runbooks.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Of pages by name.</summary>
    public static RunbookSteps Of(IEnumerable<KeyValuePair<string, RunbookOpening>> pages) =>
        new(pages.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static RunbookSteps Read(ReadOnlySpan<byte> json)
    {
        var byName = ImmutableSortedDictionary.CreateBuilder<string, RunbookOpening>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            byName[name] = ReadPage(ref reader);
        }

        return new RunbookSteps(byName.ToImmutable());
    }

    /// <summary>Writes them as JSON, by name.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, page) in _byName)
        {
            json.WriteStartObject(name);
            json.WriteString(Means, page.Means);
            json.WriteStartArray(Steps);
            foreach (var step in page.Steps)
                json.WriteStringValue(step);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// The steps of an incident's runbook, which is a name, a path or a link: its last part counts. Empty where it is
    /// not ours.
    /// </summary>
    public ImmutableArray<string> For(string runbook) => Find(runbook)?.Steps ?? [];

    /// <summary>What it means for users that this runbook is needed; empty where the runbook is not ours.</summary>
    public string MeaningOf(string runbook) => Find(runbook)?.Means ?? "";

    private RunbookOpening? Find(string runbook)
    {
        var name = runbook.Trim().TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".md", StringComparison.Ordinal))
            name = name[..^3];
        return _byName.GetValueOrDefault(name);
    }

    private static RunbookOpening ReadPage(ref Utf8JsonReader reader)
    {
        var means = "";
        var steps = ImmutableArray.CreateBuilder<string>();
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Means))
            {
                Expect(ref reader, JsonTokenType.String);
                means = reader.GetString()!;
                continue;
            }

            Expect(ref reader, JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
                steps.Add(reader.GetString()!);
        }

        return new RunbookOpening(means, steps.DrainToImmutable());
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"A {type} was expected.");
    }
}
