using System.Runtime.CompilerServices;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>docs/redaction.md lists the kinds as they are. ROLEFERRY_UPDATE_GOLDEN=1 writes them there.</summary>
public class KindTableTests
{
    private const string Begin = "<!-- kinds -->\n";
    private const string End = "<!-- /kinds -->";

    [Fact]
    public void The_page_lists_every_kind()
    {
        string path = Page();
        string page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = page.IndexOf(End, StringComparison.Ordinal);
        string table = Table();
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, page[..from] + table + page[to..]);
        else
            Assert.Equal(table, page[from..to]);
    }

    [Fact]
    public void Kinds_have_names_of_their_own() =>
        Assert.Equal(SecretKinds.All.Length, SecretKinds.All.Select(k => k.Name).Distinct().Count());

    private static string Table() =>
        "| kind | becomes | shape | check |\n|---|---|---|---|\n"
        + string.Concat(
            SecretKinds.All.Select(k =>
                $"| {(k.Source.Length == 0 ? k.Name : $"[{k.Name}]({k.Source})")} | `{k.Mark}` | {k.Shape} | {k.Check} |\n"
            )
        );

    private static string Page([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(File.Exists(here) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "redaction.md");
    }
}
