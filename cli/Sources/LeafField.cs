using System.Text.Json;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Cli.Sources;

/// <summary>A field of an event that says something itself.</summary>
/// <param name="Path">Where it stands, as a mapping writes it.</param>
/// <param name="Value">What it says, as a text.</param>
internal readonly record struct LeafField(string Path, string Value)
{
    private const int MaxDepth = 8;

    /// <summary>The name of the innermost member: small letters and digits of it.</summary>
    public string Name =>
        string.Concat(
                Path[(Path.TrimEnd(']', '"').LastIndexOfAny(['.', '"']) + 1)..]
                    .Split('[')[0]
                    .Where(char.IsLetterOrDigit)
            )
            .ToLowerInvariant();

    /// <summary>How many members and lists it stands in.</summary>
    public int Depth => Path.Count(c => c is '.' or '[');

    /// <summary>All of an event; of a list the first item's alone.</summary>
    public static IEnumerable<LeafField> Of(JsonElement json) => Of(json, "", 0);

    private static IEnumerable<LeafField> Of(JsonElement json, string path, int depth)
    {
        if (depth > MaxDepth)
            return [];
        return json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(member => Of(member.Value, Join(path, member.Name), depth + 1)),
            JsonValueKind.Array => json.GetArrayLength() == 0 ? [] : Of(json[0], $"{path}[0]", depth + 1),
            _ => EventFacts.TextOf(json) is { } value && path.Length > 0 ? [new LeafField(path, value)] : [],
        };
    }

    private static string Join(string path, string name)
    {
        var isPlain =
            !name.StartsWith('$') && name.Trim().Length > 0 && name.IndexOfAny(['.', '[', ']', '{', '}', '?']) < 0;
        return !isPlain ? $"{path}[\"{name}\"]"
            : path.Length == 0 ? name
            : $"{path}.{name}";
    }
}
