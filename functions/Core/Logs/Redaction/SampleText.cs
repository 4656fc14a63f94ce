using System.Collections.Immutable;
using System.Text;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>Makes text of a log fit to be kept and shown.</summary>
/// <param name="patterns">Expressions of the operator's own.</param>
/// <param name="personal">The kinds of personal data that are taken out.</param>
/// <param name="isComplete">Whether those are all that the operator wants; where not, samples are withheld.</param>
internal sealed class SampleText(
    ImmutableArray<string> patterns,
    PersonalData personal = PersonalData.Email,
    bool isComplete = true
)
{
    /// <summary>UTF-16 units that are kept of a line or stack trace.</summary>
    public const int MaxLength = 2_048;

    /// <summary>What stands in place of a sample that is withheld.</summary>
    public const string Withheld =
        "(The line is withheld, because an expression of `redact` in the log rules cannot be used. Run "
        + "`roleferry logs check`.)";

    /// <summary>UTF-16 units of a field that are read beyond those that are kept, for the same reason.</summary>
    public const int FieldMargin = 128;

    /// <summary>Bytes that are read beyond, so that a secret at the cut is still whole when it is looked for.</summary>
    private const int Margin = 1_024;

    private readonly Redactor _redactor = new(patterns, personal);

    /// <summary>Whether nothing is withheld.</summary>
    public bool IsComplete => isComplete;

    /// <summary>A whole line or stack trace, up to a length.</summary>
    public string Sample(ReadOnlySpan<byte> text, int maxLength = MaxLength) =>
        isComplete ? Of(text, maxLength) : Withheld;

    /// <summary>A part of what a line says, up to a length.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="maxLength">UTF-16 units.</param>
    /// <param name="isCut">Whether it is cut off already.</param>
    public string Of(ReadOnlySpan<byte> text, int maxLength = MaxLength, bool isCut = false)
    {
        var read = text[..Math.Min(text.Length, maxLength + Margin)];
        string redacted = _redactor.Apply(Encoding.UTF8.GetString(read), isCut || read.Length < text.Length);
        return redacted.Length <= maxLength ? redacted : redacted[..maxLength];
    }

    /// <summary>A text, whole.</summary>
    public string Redacted(string text) => _redactor.Apply(text);

    /// <summary>A field's text, which may have been cut off, up to a length.</summary>
    public string Field(string text, int maxLength)
    {
        string redacted = _redactor.Apply(text, isCut: true);
        return redacted.Length <= maxLength ? redacted : redacted[..maxLength];
    }

    /// <summary>The kinds of a text's secrets, in its order.</summary>
    public IEnumerable<SecretKind> KindsIn(string text) => _redactor.Find(text).Select(s => s.Kind);

    /// <summary>
    /// What a line calls something by, up to a length; empty where that has a secret in it, and so names nothing.
    /// </summary>
    public string Identifier(string text, int maxLength)
    {
        if (_redactor.Find(text, isCut: true).Count > 0)
            return "";
        return text.Length <= maxLength ? text : text[..maxLength];
    }
}
