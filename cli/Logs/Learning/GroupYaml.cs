using System.Globalization;
using System.Text;
using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>Writes a log group's entry for logs.yaml, as its own entries are written.</summary>
internal static class GroupYaml
{
    /// <param name="group">The group's rule; null where nobody knows which group it is.</param>
    /// <param name="patterns">The patterns to add.</param>
    public static string Write(LogGroupRule? group, IEnumerable<string> patterns)
    {
        string[] known = [.. group?.Formats.OfType<PatternFormat>().Select(f => f.Name) ?? []];
        string[] all = [.. patterns.Concat(known).Select(Quoted)];
        string formats = string.Join(
            ", ",
            group?.Formats.Where(f => f is not PatternFormat).Select(f => f.Name.ToLowerInvariant()) ?? []
        );
        string pattern = all.Length == 1 ? all[0] : $"[{string.Join(", ", all)}]";
        return $"- {{name: {group?.Name ?? "YOUR-LOG-GROUP"}, service: {Plain(group?.Service ?? "YOUR-SERVICE")}, "
            + (formats.Length > 0 ? $"formats: [{formats}], " : "")
            + $"pattern: {pattern}}}";
    }

    private static string Plain(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? name : Quoted(name);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c == '\t')
                quoted.Append("\\t");
            else if (char.IsControl(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
