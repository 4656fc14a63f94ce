using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Patterns;

/// <summary>The look before reading finds a letter where a pattern of the log group has the level.</summary>
public class PatternTriggerTests
{
    [Theory]
    [InlineData("{time};{level};{message}", "1764511200;E;out of paper")]
    [InlineData("{time};{level};{message}", "1764511200; F ;out of paper")]
    [InlineData("{time}|{level}|{message}", "noon|  E  |out of paper")]
    [InlineData("{any}/{level} {message}", "mail/A out of paper")]
    [InlineData("{any}\t{level}\t{message}", "mail\tE\tout of paper")]
    [InlineData("\"{time}\",\"{level}\",\"{message}", "\"noon\",\"C\",\"out of paper")]
    [InlineData("{any} \u00bb{level}\u00bb {message}", "mail \u00bbE\u00bb out of paper")]
    [InlineData("{level} {message}", "E out of paper")]
    [InlineData("{level} {message}", "api-1  | E out of paper")]
    [InlineData("lvl={level}~{message}", "lvl=E~out of paper")]
    public void An_errors_letter_is_found(string pattern, string line)
    {
        var group = Assert.Single(Groups(pattern, line));

        Assert.Equal("out of paper", group.Template);
    }

    [Theory]
    [InlineData("{time};{level};{message}", "1764511200;I;out of paper")]
    [InlineData("{time};{level};{message}", "1764511200;X;out of paper")]
    public void Another_letter_is_none(string pattern, string line) => Assert.Empty(Groups(pattern, line));

    private static IReadOnlyList<GroupTally> Groups(string pattern, string line)
    {
        var parser = new LogBatchParser(
            Sent.Rules with
            {
                Groups = [new LogGroupRule("/*", "press", [PatternFormat.Find(pattern)!])],
            },
            []
        );
        return parser.Parse(Sent.Batch([line])).Groups;
    }
}
