namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>A country's numbers of persons.</summary>
/// <param name="Country">The country's code.</param>
/// <param name="Pattern"><c>#</c> is a digit, <c>A</c> a capital, everything else itself.</param>
/// <param name="Check">Whether a number of that form may be one.</param>
/// <param name="Names">
/// Names of fields that the number stands behind; none: its form and its check digit are enough.
/// </param>
internal sealed record NationalId(string Country, string Pattern, NationalId.Checking Check, params string[] Names)
{
    /// <summary>Whether a number may be one.</summary>
    internal delegate bool Checking(ReadOnlySpan<char> number);

    /// <summary>Whether a text begins with the number, and does not go on with it.</summary>
    public bool IsAt(ReadOnlySpan<char> text)
    {
        if (
            text.Length < Pattern.Length
            || (text.Length > Pattern.Length && char.IsAsciiLetterOrDigit(text[Pattern.Length]))
        )
            return false;
        for (int i = 0; i < Pattern.Length; i++)
        {
            bool fits = Pattern[i] switch
            {
                '#' => char.IsAsciiDigit(text[i]),
                'A' => char.IsAsciiLetterUpper(text[i]),
                var other => text[i] == other,
            };
            if (!fits)
                return false;
        }

        return Check(text[..Pattern.Length]);
    }
}
