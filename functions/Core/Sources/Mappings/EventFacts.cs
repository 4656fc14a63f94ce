using System.Text.Json;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>What a mapping may ask of an event: the fields in it, and what is around it.</summary>
/// <param name="Json">The event; of kind Undefined where it is a text.</param>
/// <param name="Text">The text that the event is; empty where it is an object.</param>
/// <param name="Around">Its envelope.</param>
internal readonly record struct EventFacts(JsonElement Json, string Text, Envelope Around)
{
    private const string Separator = ", ";

    /// <summary>What a path says, as a text; null where it says nothing.</summary>
    public string? Find(FieldPath path) =>
        path.Text switch
        {
            "$subject" => Said(Around.Subject),
            "$topic" => Said(Around.Origin),
            "$text" => Said(Text),
            _ => TextOf(path.Find(Json)),
        };

    /// <summary>Whether what a path says, or an item of the list that stands there, fits.</summary>
    public bool Any(FieldPath path, Func<string, bool> fits)
    {
        if (path.Find(Json) is not { IsList: true } list || path.Text[0] == '$')
            return Find(path) is { } said && fits(said);
        foreach (var item in list.EnumerateArray())
        {
            if (TextOf(item) is { } said && fits(said))
                return true;
        }

        return false;
    }

    /// <summary>
    /// A text, a number as it is written, <c>true</c> or <c>false</c>, the texts of a list; null for all else and for
    /// what is blank.
    /// </summary>
    public static string? TextOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => Said(json.GetString()!),
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => Said(
                string.Join(
                    Separator,
                    json.EnumerateArray().Where(i => !i.IsList).Select(TextOf).OfType<string>().Take(Mender.MaxPairs)
                )
            ),
            _ => null,
        };

    private static string? Said(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
