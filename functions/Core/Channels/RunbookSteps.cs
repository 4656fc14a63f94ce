using System.Collections.Immutable;
using System.Text.Json;

namespace RoleFerry.Core.Channels;

/// <summary>
/// The first steps of each runbook's diagnosis, for the message itself: whoever is woken reads what to look at before
/// a page has loaded. As JSON: <c>{"api-errors": ["Which error, since when ...", "..."]}</c>.
/// </summary>
public sealed class RunbookSteps
{
    /// <summary>Steps of a runbook that messages show.</summary>
    public const int Shown = 3;

    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _byName;

    private RunbookSteps(ImmutableSortedDictionary<string, ImmutableArray<string>> byName) => _byName = byName;

    /// <summary>The names of all runbooks.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Of pages by name.</summary>
    public static RunbookSteps Of(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> steps) =>
        new(steps.ToImmutableSortedDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static RunbookSteps Read(ReadOnlySpan<byte> json)
    {
        var byName = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var steps = ImmutableArray.CreateBuilder<string>();
            Expect(ref reader, JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
                steps.Add(reader.GetString()!);
            byName[name] = steps.DrainToImmutable();
        }

        return new RunbookSteps(byName.ToImmutable());
    }

    /// <summary>Writes them as JSON, by name.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, steps) in _byName)
        {
            json.WriteStartArray(name);
            foreach (var step in steps)
                json.WriteStringValue(step);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// The steps of an incident's runbook, which is a name, a path or a link: its last part counts. Empty where it is
    /// not ours.
    /// </summary>
    public ImmutableArray<string> For(string runbook)
    {
        var name = runbook.Trim().TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".md", StringComparison.Ordinal))
            name = name[..^3];
        return _byName.GetValueOrDefault(name, []);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"A {type} was expected.");
    }
}
