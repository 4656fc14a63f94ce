using System.Text.RegularExpressions;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>A regular expression of what the operator wants to be taken out.</summary>
internal static class OwnPattern
{
    /// <summary>On the engine that does not backtrack: the time grows with the text alone.</summary>
    /// <exception cref="ArgumentException">
    /// It is not valid, or needs backtracking, or matches also where nothing is.
    /// </exception>
    public static Regex Compile(string pattern)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return regex.IsMatch("")
                ? throw new ArgumentException($"`{pattern}` matches also where nothing is, so it would be everywhere.")
                : regex;
        }
        catch (NotSupportedException)
        {
            throw new ArgumentException(
                $"`{pattern}` needs backtracking: look-around, back-references and atomic groups are not supported."
            );
        }
        catch (RegexParseException e)
        {
            throw new ArgumentException($"`{pattern}` is not a regular expression: {e.Message}", e);
        }
    }
}
