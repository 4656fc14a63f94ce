using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Core.Tests.Channels;

/// <summary>
/// Compares what leaves the house with a file that was looked at by a person. <c>ROLEFERRY_UPDATE_GOLDEN=1</c> writes
/// the files anew; look at the difference before you commit it.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void AssertJson(string name, ReadOnlyMemory<byte> actual)
    {
        using var document = JsonDocument.Parse(actual);
        AssertText($"{name}.json", JsonSerializer.Serialize(document.RootElement, Indented) + "\n");
    }

    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    public static void AssertText(string file, string actual)
    {
        var path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{file} does not exist; ROLEFERRY_UPDATE_GOLDEN=1 writes it.");

        var expected = File.ReadAllText(path);
        if (expected != actual)
            Assert.Fail($"{file} (- as it should be, + as it is):\n{Difference(expected, actual)}");
    }

    /// <summary>
    /// Compares a part of a page, which stands between <c>&lt;!-- begin: name --&gt;</c> and
    /// <c>&lt;!-- end: name --&gt;</c>.
    /// </summary>
    public static void AssertPart(string page, string name, string actual)
    {
        var path = Path.Combine(Root(), page);
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- begin: {name} -->\n", $"<!-- end: {name} -->");
        var (from, to) = (
            text.IndexOf(begin, StringComparison.Ordinal) + begin.Length,
            text.IndexOf(end, StringComparison.Ordinal)
        );
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") == "1")
        {
            text = $"{text[..from]}\n{actual}\n{text[to..]}";
            File.WriteAllText(path, text);
            return;
        }

        if (text[from..to].Trim() != actual.Trim())
            Assert.Fail($"{page}, {name} (- as it should be, + as it is):\n{Difference(text[from..to], actual)}");
    }

    private static string Folder() => Path.Combine(Root(), "tests", "Core.Tests", "Channels", "golden");

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "RoleFerry.Serverless.sln")))
            root = Path.GetDirectoryName(root)
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return root;
    }

    /// <summary>The lines between the first and the last one that differ.</summary>
    private static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var start = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var shorter = Math.Min(before.Length, after.Length) - start;
        var end = before
            .Reverse()
            .Zip(after.Reverse())
            .Take(shorter)
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        return string.Join(
            '\n',
            [.. before[start..^end].Select(line => $"- {line}"), .. after[start..^end].Select(line => $"+ {line}")]
        );
    }
}
