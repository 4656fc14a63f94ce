using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels;

public class ChannelDocsTests
{
    [Fact]
    public void The_page_of_channels_says_of_each_kind_what_it_can_do()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "channels.md"));

        Assert.Equal(
            ChannelModules.Kinds.All.Select(Row),
            lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        );
    }

    private static string Row(ChannelKind kind)
    {
        string[] cells =
        [
            $"`{kind.Name}`",
            Word(kind.RingsPerson),
            Word(kind.KeepsState),
            kind.ReadIn.ToString().ToLowerInvariant(),
            Word(kind.EditsInPlace),
            Word(kind.Threads),
            kind.Interval switch
            {
                null => "",
                { TotalSeconds: < 1 and var seconds } => $"{seconds * 1000:0} ms",
                { TotalSeconds: var seconds } => $"{seconds:0} s",
            },
            kind.Target.Pattern is null ? "none"
            : kind.Target.IsRequired ? "required"
            : "optional",
        ];
        return $"| {string.Join(" | ", cells)} |".Replace("|  |", "| |", StringComparison.Ordinal);
    }

    private static string Word(bool can) => can ? "yes" : "no";

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "RoleFerry.Serverless.sln")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
