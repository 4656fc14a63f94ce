using System.Text;
using System.Text.Json.Serialization;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>Which errors a rule is for: all that is said must hold.</summary>
/// <param name="Contains">
/// A text that the error's text has somewhere, in any case of its ASCII letters; null: any.
/// </param>
/// <param name="Service">The service; null: any.</param>
/// <param name="Logger">The logger's name; null: any.</param>
/// <param name="Level">The least level; null: any.</param>
public sealed record LogMatcher(
    string? Contains = null,
    string? Service = null,
    string? Logger = null,
    Level? Level = null
)
{
    private readonly byte[] _contains = Encoding.UTF8.GetBytes(Contains?.ToLowerInvariant() ?? "");
    private readonly byte[] _logger = Encoding.UTF8.GetBytes(Logger ?? "");

    /// <summary>Whether nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Contains is null && Service is null && Logger is null && Level is null;

    /// <summary>Whether the rule is for an error.</summary>
    internal bool Matches(in LogEntry entry, string service) =>
        (Level is null || entry.Line.Level >= Level)
        && (Service is null || Service == service)
        && (Logger is null || entry.Line.Logger.SequenceEqual(_logger))
        && (_contains.Length == 0 || ContainsIgnoringCase(entry.Text));

    private bool ContainsIgnoringCase(ReadOnlySpan<byte> text)
    {
        byte first = _contains[0];
        byte capital = first is >= (byte)'a' and <= (byte)'z' ? (byte)(first - 32) : first;
        while (true)
        {
            int at = text.IndexOfAny(first, capital);
            if (at < 0 || text.Length - at < _contains.Length)
                return false;
            text = text[at..];
            bool mayBeIt = _contains.Length == 1 || ((text[1] ^ _contains[1]) & ~0x20) == 0;
            if (mayBeIt && (Ascii.EqualsIgnoreCase(text[.._contains.Length], _contains) || text.StartsWith(_contains)))
                return true;
            text = text[1..];
        }
    }
}
