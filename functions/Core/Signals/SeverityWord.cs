namespace RoleFerry.Core.Signals;

/// <summary>How people write a severity: in a tag, in a description, in the policy.</summary>
public static class SeverityWord
{
    /// <summary>
    /// Reads <c>P0</c> to <c>P3</c>, or <c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c>, in any case;
    /// null for anything else.
    /// </summary>
    public static Severity? Read(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<(string Code, string Name)> words =
        [
            ("P0", "critical"),
            ("P1", "high"),
            ("P2", "medium"),
            ("P3", "low"),
        ];
        word = word.Trim();
        for (var severity = 0; severity < words.Length; severity++)
        {
            if (
                word.Equals(words[severity].Code, StringComparison.OrdinalIgnoreCase)
                || word.Equals(words[severity].Name, StringComparison.OrdinalIgnoreCase)
            )
                return (Severity)severity;
        }

        return null;
    }
}
