using System.Collections.Immutable;
using System.Text;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>Makes text of a log fit to be kept and shown.</summary>
internal sealed class SampleText(ImmutableArray<string> patterns)
{
    /// <summary>Bytes that are kept of a line or stack trace.</summary>
    public const int MaxLength = 2_048;

    private readonly Redactor _redactor = new(patterns.IsDefault ? [] : patterns);

    public string Of(ReadOnlySpan<byte> text) => Redacted(Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxLength)]));

    public string Redacted(string text) => _redactor.Apply(text);
}
