using System.Text.Json;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// What the function's own reader makes of one case: a JSON file with <c>same</c>, texts that are one error, and
/// <c>diff</c>, texts that each are another. Each text is played alone, in each of the case's <c>modes</c>: W, it is
/// one log event; L, each of its lines is one.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Failures">What came out wrong; empty for a case that is read as people read it.</param>
internal sealed record CaseReport(string Name, IReadOnlyList<string> Failures)
{
    public static CaseReport Of(FileInfo file, LogBatchParser parser)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
        var root = json.RootElement;
        string modes = root.TryGetProperty("modes", out var said) ? said.GetString()! : "W";
        string level = root.GetProperty("expect").GetProperty("level").GetString()!;
        var failures = new List<string>();
        var same = Play(Texts(root, "same"), "same");
        var diff = Play(Texts(root, "diff"), "diff");
        if (same.Distinct().Count() > 1)
            failures.Add($"same: {same.Distinct().Count()} groups for one error");
        if (same.Intersect(diff).Any() || diff.Distinct().Count() * modes.Length < diff.Count)
            failures.Add("diff: different errors share a group");
        return new CaseReport(Path.GetFileNameWithoutExtension(file.Name), failures);

        List<string> Play(IEnumerable<string> texts, string name)
        {
            var found = new List<string>();
            foreach (var (text, place) in texts.Select((t, i) => (t, i)))
            {
                foreach (char mode in modes)
                {
                    var groups = parser.Parse(EventBatch.Of(mode == 'L' ? text.Split('\n') : [text])).Groups;
                    found.AddRange(groups.Take(1).Select(g => g.Fingerprint.ToString()));
                    if (Flaw(groups, level) is { } flaw)
                        failures.Add($"{name}{place}{mode}: {flaw}");
                }
            }

            return found;
        }
    }

    private static string[] Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(t => t.GetString()!)] : [];

    private static string? Flaw(IReadOnlyList<GroupTally> groups, string level) =>
        (level, groups) switch
        {
            ("none", []) => null,
            ("none", _) => $"no error, but: {Names(groups)}",
            (_, []) => "lost",
            (_, { Count: > 1 }) => $"split: {Names(groups)}",
            (_, [{ Count: > 1 } one]) => $"counted {one.Count} times",
            (_, [{ Level: < Level.Error } one]) => $"{one.Level} only",
            (nameof(Level.Critical), [{ Level: not Level.Critical } one]) => $"{one.Level}, not {level}",
            _ => null,
        };

    private static string Names(IReadOnlyList<GroupTally> groups) =>
        string.Join(" | ", groups.Select(g => g.Template.Length > 60 ? g.Template[..60] : g.Template));
}
