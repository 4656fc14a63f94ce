namespace RoleFerry.Core.Tests.Incidents;

/// <summary>The table of docs/decisions/0008, which is the rule.</summary>
internal static class PrecedenceTable
{
    /// <summary>
    /// Older word, newer word, how it stands when they arrive in order, and when the newer one arrives first.
    /// </summary>
    public static IEnumerable<(string Older, string Newer, string InOrder, string NewerFirst)> Read()
    {
        var lines = File.ReadLines(Find())
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Select(Cells)
            .ToArray();
        var newer = lines[0][1..];
        foreach (var line in lines[1..])
        {
            foreach (var (column, cell) in line[1..].Index())
            {
                var ends = cell.Split('/', StringSplitOptions.TrimEntries);
                yield return (line[0], newer[column], ends[0], ends[^1]);
            }
        }
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];

    private static string Find()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "RoleFerry.Serverless.sln")))
            root = Path.GetDirectoryName(root)
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Assert.Single(Directory.GetFiles(Path.Combine(root, "docs", "decisions"), "0008-*.md"));
    }
}
