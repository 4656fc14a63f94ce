using System.Text;

namespace RoleFerry.Core.Logs.Patterns;

/// <summary>A field of a <see cref="LinePattern"/>, or the text between two.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The text where it is none. A space stands for one or more spaces or tabs.</param>
internal readonly record struct PatternPart(PatternField Field, byte[] Text)
{
    /// <summary>The text.</summary>
    public string Word => Encoding.UTF8.GetString(Text);

    /// <summary>
    /// The length of the text at the beginning of a line's rest, or -1 where it does not stand there.
    /// </summary>
    public int LengthAt(ReadOnlySpan<byte> rest)
    {
        int at = 0;
        for (int i = 0; i < Text.Length; i++)
        {
            if (Text[i] != ' ')
            {
                if (at == rest.Length || rest[at++] != Text[i])
                    return -1;
                continue;
            }

            if (i > 0 && Text[i - 1] == ' ')
                continue;
            if (at == rest.Length || !IsSpace(rest[at]))
                return -1;
            while (at < rest.Length && IsSpace(rest[at]))
                at++;
        }

        return at;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t';
}
