using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>Makes text of a log fit to be kept and shown.</summary>
internal sealed class SampleText(ImmutableArray<string> secretNames)
{
    /// <summary>Bytes that are kept of a line or stack trace.</summary>
    public const int MaxLength = 2_048;

    public string Of(ReadOnlySpan<byte> text) => Redacted(Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxLength)]));

    public string Redacted(string text) => secretNames.IsDefault ? text : text;
}
