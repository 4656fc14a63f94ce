using System.Text;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>
/// A value that a field may have, in any case of its ASCII letters; a <c>*</c> at its end stands for any ending.
/// </summary>
internal readonly struct ValuePattern(string text)
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text.TrimEnd('*'));
    private readonly bool _isBeginning = text.EndsWith('*');

    /// <summary>Whether a field's text is such a value; one that is not there is none.</summary>
    public bool Matches(ReadOnlySpan<byte> said) =>
        !said.IsEmpty
        && (
            _isBeginning
                ? said.Length >= _text.Length && Ascii.EqualsIgnoreCase(said[.._text.Length], _text)
                : Ascii.EqualsIgnoreCase(said, _text)
        );
}
