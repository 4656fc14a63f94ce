using System.Text.RegularExpressions;

namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>
/// The members of the real packages, as the files of <c>aws-api</c> list them: one file a package, types at the
/// margin, members indented by two.
/// </summary>
internal static partial class Listing
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "aws-api");

    public static IReadOnlyList<ApiType> Read() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Parse(File.ReadLines(file))),
        ];

    public static IEnumerable<ApiType> Parse(IEnumerable<string> lines)
    {
        ApiType? type = null;
        var members = new HashSet<string>();
        foreach (var line in lines.Select(Normal).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (!line.StartsWith("  ", StringComparison.Ordinal))
            {
                if (type is not null)
                    yield return type;
                members = [];
                type = ParseHeader(line, members);
            }
            else if (type?.Kind == "enum")
            {
                members.UnionWith(line.Trim().Split(", "));
            }
            else
            {
                members.Add(line.Trim());
            }
        }
        if (type is not null)
            yield return type;
    }

    private static ApiType ParseHeader(string line, HashSet<string> members)
    {
        var (head, bases) = line.Split(" : ") is [var left, var right]
            ? (left, SplitOutsideBrackets(right))
            : (line, []);
        var space = head.LastIndexOf(' ', head.IndexOf('<') is var at and > 0 ? at : head.Length - 1);
        return new(head[..space], head[(space + 1)..], bases.ToHashSet(), members);
    }

    private static IEnumerable<string> SplitOutsideBrackets(string list)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch
            {
                '<' => 1,
                '>' => -1,
                _ => 0,
            };
            if (list[i] != ',' || depth > 0)
                continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }
        yield return list[start..].Trim();
    }

    /// <summary>
    /// Some listings write <c>System.Double</c>, some <c>double</c>; lists are written with and without a blank.
    /// </summary>
    private static string Normal(string line) =>
        Primitive()
            .Replace(line.TrimEnd(), match => TypeName.Keyword(match.Value))
            .Replace(",T", ", T", StringComparison.Ordinal);

    [GeneratedRegex(@"\bSystem\.(Double|Int64|UInt32|Byte)\b")]
    private static partial Regex Primitive();
}
