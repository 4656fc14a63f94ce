namespace RoleFerry.Cli.Incidents;

/// <summary>
/// An incident's id as people type it: in lower case, without its beginning, with letters that stand for digits.
/// </summary>
internal static class IncidentIdText
{
    private const string Beginning = "INC-";

    /// <summary>
    /// The id. Crockford's base32 has no I, L and O: they are taken for 1 and 0.
    /// https://www.crockford.com/base32.html
    /// </summary>
    public static string Read(string text)
    {
        var typed = text.Trim().ToUpperInvariant();
        var id = typed.StartsWith(Beginning, StringComparison.Ordinal) ? typed[Beginning.Length..] : typed;
        return Beginning + id.Replace('I', '1').Replace('L', '1').Replace('O', '0');
    }
}
