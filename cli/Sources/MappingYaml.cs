using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Cli.Sources;

/// <summary>Writes a mapping as sources.yaml does.</summary>
internal static class MappingYaml
{
    public static string Write(MappingRule rule)
    {
        var yaml = new StringBuilder($"  - name: {rule.Name}\n");
        Line(yaml, "match", Groups(rule.Match));
        Line(yaml, "alarm", Quoted(rule.Alarm));
        Line(yaml, "id", Optional(rule.Id));
        Line(yaml, "at", Optional(rule.At));
        Line(yaml, "state", Optional(rule.State));
        Line(yaml, "ends", Groups(rule.Ends));
        Line(yaml, "quiet", Groups(rule.Quiet));
        if (!rule.Severity.IsEmpty)
            Line(yaml, "severity", Quoted(rule.Severity[0].Severity));
        Line(yaml, "service", Optional(rule.Service));
        Line(yaml, "summary", Optional(rule.Summary));
        Line(yaml, "link", Optional(rule.Link));
        return yaml.ToString();
    }

    private static void Line(StringBuilder yaml, string name, string value)
    {
        if (value.Length > 0)
            yaml.Append(CultureInfo.InvariantCulture, $"    {name}: {value}\n");
    }

    private static string Groups(ImmutableArray<ImmutableArray<FieldRule>> groups) =>
        groups.IsEmpty ? ""
        : groups.Length == 1 ? Group(groups[0])
        : $"[{string.Join(", ", groups.Select(Group))}]";

    private static string Group(ImmutableArray<FieldRule> group) =>
        $"{{{string.Join(", ", group.Select(f => $"{Plain(f.Field)}: {Values(f.Values)}"))}}}";

    private static string Values(ImmutableArray<string> values) =>
        values.Length == 1 ? Plain(values[0]) : $"[{string.Join(", ", values.Select(Plain))}]";

    private static string Optional(string? text) => text is null ? "" : Quoted(text);

    private static string Plain(string text) =>
        char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ')
        && text is not ("true" or "false" or "null")
            ? text
            : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
