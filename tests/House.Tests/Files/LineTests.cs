using System.Text.RegularExpressions;

namespace RoleFerry.House.Tests.Files;

public partial class LineTests
{
    private const int Columns = 120;

    private static readonly string[] Code = [".cs", ".css", ".js"];

    [Fact]
    public void No_line_of_the_product_is_wider_than_120_columns() =>
        Faults.None(
            from file in Repository.Files("functions", "cli", "local")
            where Code.Contains(Path.GetExtension(file))
            from line in File.ReadLines(Repository.PathOf(file)).Index()
            where line.Item.Length > Columns && !OnlyALink().IsMatch(line.Item)
            select $"{file}:{line.Index + 1} has {line.Item.Length} columns",
            $"Lines have at most {Columns} columns (.editorconfig); the formatter leaves texts and comments to people:"
        );

    /// <summary>A link is not broken; it has a line of its own.</summary>
    [GeneratedRegex("""^ *///? \(?(<see href=")?https://\S+$""")]
    private static partial Regex OnlyALink();
}
