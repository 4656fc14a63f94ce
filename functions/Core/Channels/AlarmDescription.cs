using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>
/// What a person wrote of an alarm, without the words that were written for machines (<see cref="AlarmWords"/>).
/// </summary>
/// <param name="Sentence">Its first sentence, on one line; empty where there is none.</param>
/// <param name="Rest">What follows it; empty where nothing does.</param>
internal readonly partial record struct AlarmDescription(string Sentence, string Rest)
{
    /// <summary>UTF-16 units of a sentence; a longer one is no sentence and is cut at a blank.</summary>
    private const int Longest = 300;

    /// <summary>Members of a JSON object that hold words for people.</summary>
    private static readonly string[] Members = ["summary", "description", "message"];

    /// <summary>Nobody wrote anything.</summary>
    public static AlarmDescription None { get; } = new("", "");

    /// <summary>Reads a signal's description.</summary>
    public static AlarmDescription Of(Signal signal) =>
        Read(
            signal.Key.Source is SignalSource.Logs or SignalSource.Notice
                ? signal.Description
                : Said(signal.Description)
        );

    /// <summary>Takes the first sentence of a text off.</summary>
    public static AlarmDescription Read(string text)
    {
        text = PlainText.Lines(text).Trim();
        var end = SentenceEnd().Match(text) is { Success: true } match ? match.Index + 1 : text.Length;
        if (text.IndexOf('\n') is > 0 and var line && line < end)
            end = line;
        if (end > Longest)
            end = text.LastIndexOf(' ', Longest) is > 0 and var blank ? blank : Longest;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return new AlarmDescription(PlainText.OneLine(text[..end]), text[end..].Trim());
    }

    private static string Said(string description)
    {
        if (
            !description.AsSpan().TrimStart().StartsWith("{")
            || !JsonInput.TryParse(Encoding.UTF8.GetBytes(description), out var document, out _)
        )
            return AlarmWords.Without(description);
        using (document)
        {
            var said = Members
                .Select(name => document.RootElement.TryGetProperty(name, out var member) ? member : default)
                .FirstOrDefault(member => member.ValueKind == JsonValueKind.String);
            return said.ValueKind == JsonValueKind.String ? said.GetString() ?? "" : "";
        }
    }

    /// <summary>What ends a sentence before another begins: not the point of a number or of a name.</summary>
    [GeneratedRegex(@"[.!?](?=\s+[\p{Lu}\d""'(])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
