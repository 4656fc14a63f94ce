using System.Text.RegularExpressions;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>A line with secrets in it.</summary>
/// <param name="Kind">The kind of the first of them, by its name.</param>
/// <param name="Text">The line.</param>
/// <param name="Secrets">What must not be seen.</param>
internal sealed partial record SecretLine(string Kind, string Text, IReadOnlyList<string> Secrets)
{
    /// <summary>Characters in a row that give something away.</summary>
    private const int Telling = 6;

    /// <summary>Of a line whose secrets stand between « and ».</summary>
    public static SecretLine Of(string kind, string marked) =>
        new(
            kind,
            marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal),
            [.. Marked().Matches(marked).Select(m => m.Groups[1].Value)]
        );

    /// <summary>What of the secrets a text gives away; null: nothing.</summary>
    public string? LeftIn(string text)
    {
        foreach (string secret in Secrets)
        {
            int length = Math.Min(Telling, secret.Length);
            for (int i = 0; i + length <= secret.Length; i++)
            {
                if (text.Contains(secret.Substring(i, length), StringComparison.Ordinal))
                    return secret.Substring(i, length);
            }
        }

        return null;
    }

    [GeneratedRegex("«([^»]*)»")]
    private static partial Regex Marked();
}
