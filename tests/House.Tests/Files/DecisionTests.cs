using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.House.Tests.Files;

public partial class DecisionTests
{
    private const string Folder = "docs/decisions";

    private static readonly Index[] Listed =
    [
        .. Row()
            .Matches(File.ReadAllText(Repository.PathOf($"{Folder}/README.md")))
            .Select(row => new Index(
                int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture),
                row.Groups["file"].Value
            )),
    ];

    [Fact]
    public void Each_decision_stands_in_the_index_once_and_each_entry_is_a_decision() =>
        Assert.Equal(
            Repository.FilesIn(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "README.md"),
            Listed.Where(row => row.File != "").Select(row => row.File).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_index_has_no_gap() =>
        Assert.Equal(Enumerable.Range(1, Listed.Length), Listed.Select(row => row.Number));

    [Fact]
    public void The_name_and_the_title_of_a_decision_begin_with_its_number() =>
        Faults.None(
            from row in Listed
            where row.File != ""
            let title = File.ReadLines(Repository.PathOf($"{Folder}/{row.File}")).First()
            where
                !row.File.StartsWith($"{row.Number:D4}-", StringComparison.Ordinal)
                || !title.StartsWith($"# {row.Number}. ", StringComparison.Ordinal)
            select $"{row.Number}: {row.File} begins with \"{title}\"",
            "A decision is 0007-in-a-few-words.md, and its first line is \"# 7. In a few words\":"
        );

    /// <summary>A number with a link to its decision, or with the word withdrawn.</summary>
    [GeneratedRegex(@"^\| (?<number>\d{4}) \| (?:\[[^\]]+\]\((?<file>[^)]+)\)|withdrawn) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record Index(int Number, string File);
}
