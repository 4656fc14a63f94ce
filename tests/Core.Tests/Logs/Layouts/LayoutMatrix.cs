using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Core.Tests.Logs.Layouts;

/// <summary>How programs write lines (layouts.tsv), and how such lines reach the log group.</summary>
internal static class LayoutMatrix
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Logs", "Layouts");

    public static IReadOnlyList<Layout> Layouts { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "layouts.tsv"))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t'))
            .Select(c => new Layout(c[0], [.. Levels(c[1])], [.. Levels(c[2])], Unescaped(c[3]))),
    ];

    public static string[] QuietMessages { get; } = File.ReadAllLines(Path.Combine(Folder, "quiet-messages.txt"));

    public static string[] QuietLines { get; } = File.ReadAllLines(Path.Combine(Folder, "quiet-lines.txt"));

    /// <summary>Ways from a program's lines to events.</summary>
    public static IReadOnlyDictionary<string, Func<string, string[]>> Transports { get; } =
        new Dictionary<string, Func<string, string[]>>(StringComparer.Ordinal)
        {
            ["one event"] = entry => [entry],
            ["an event a line"] = entry => entry.Split('\n'),
            ["Docker"] = entry =>
                Each(entry, l => $$"""{"log":{{Json(l + "\n")}},"stream":"stderr","time":"2025-10-13T14:30:00Z"}"""),
            ["FireLens"] = entry =>
                Each(entry, l =>
                    $$"""{"container_id":"ab","container_name":"api","source":"stderr","log":{{Json(l)}},"ecs_cluster":"c"}"""
                ),
            ["Fluent Bit"] = entry =>
                Each(entry, l => $$"""{"kubernetes":{"pod_name":"api-7d9f"},"log":{{Json(l)}},"stream":"stderr"}"""),
            ["wrapped twice"] = entry => Each(entry, l => Wrap("message", Wrap("log", l))),
            ["containerd"] = entry => Each(entry, l => "2025-10-13T14:30:00.123456789Z stderr F " + l),
            ["Compose"] = entry => Each(entry, l => "api-1  | " + l),
            ["syslog"] = entry => Each(entry, l => "Oct 13 14:30:00 ip-10-0-0-1 acme[17]: " + l),
        };

    private static string[] Each(string entry, Func<string, string> cover) => [.. entry.Split('\n').Select(cover)];

    private static string Wrap(string key, string text) => $"{{\"{key}\":{Json(text)}}}";

    private static string Json(string text) => JsonSerializer.Serialize(text, AsWritten);

    private static IEnumerable<string> Levels(string cell) => cell.Split(',').Select(Unescaped);

    private static string Unescaped(string cell)
    {
        var text = new StringBuilder();
        for (int i = 0; i < cell.Length; i++)
        {
            var rest = cell.AsSpan(i);
            if (rest.StartsWith("\\u{"))
            {
                int end = rest.IndexOf('}');
                text.Append((char)int.Parse(rest[3..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += end;
            }
            else if (rest is ['\\', 'e' or 't' or 'n' or '\\', ..])
            {
                text.Append(
                    rest[1] switch
                    {
                        'e' => '\x1b',
                        't' => '\t',
                        'n' => '\n',
                        _ => '\\',
                    }
                );
                i++;
            }
            else
            {
                text.Append(cell[i]);
            }
        }

        return text.ToString();
    }
}
