using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>Makes text of a log fit to be kept and shown.</summary>
internal sealed class SampleText(ImmutableArray<string> patterns)
{
    /// <summary>UTF-16 units that are kept of a line or stack trace.</summary>
    public const int MaxLength = 2_048;

    /// <summary>Bytes that are read beyond, so that a secret at the cut is still whole when it is looked for.</summary>
    private const int Margin = 1_024;

    private readonly Redactor _redactor = new(patterns.IsDefault ? [] : patterns);

    public string Of(ReadOnlySpan<byte> text, int maxLength = MaxLength)
    {
        string redacted = Redacted(Encoding.UTF8.GetString(text[..Math.Min(text.Length, maxLength + Margin)]));
        return redacted.Length <= maxLength ? redacted : redacted[..maxLength];
    }

    public string Redacted(string text) => _redactor.Apply(text);
}
