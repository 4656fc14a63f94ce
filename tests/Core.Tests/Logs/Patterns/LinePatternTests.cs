using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;

namespace RoleFerry.Core.Tests.Logs.Patterns;

public class LinePatternTests
{
    [Theory]
    [InlineData(
        "{time} {level} [{logger}] {message}",
        "2025-10-13 14:30:00 Error [app.mail] it broke",
        "app.mail",
        "it broke"
    )]
    [InlineData("<{level}> {any} {logger}: {message}", "<err>   17   app: it broke", "app", "it broke")]
    [InlineData("{level}~{logger}~{message}", "fatal~a b~it broke", "a b", "it broke")]
    [InlineData("{time}|{level}|{message}", "noon|E|it broke\n  more", "", "it broke\n  more")]
    [InlineData("{service}/{version} {level}  {message}", "api/1.42.0 ERROR it broke", "", "it broke")]
    public void A_line_is_read_by_its_pattern(string pattern, string text, string logger, string message)
    {
        var line = Read(pattern, text);

        Assert.Equal(pattern, line.Format!.Name);
        Assert.True(line.Level >= Level.Error);
        Assert.Equal(logger, Encoding.UTF8.GetString(line.Logger));
        Assert.Equal(message, Encoding.UTF8.GetString(line.Message));
    }

    [Theory]
    [InlineData("{time} {level} {message}", "2025-10-13 14:30:00 odd it broke")]
    [InlineData("<{level}> {message}", "<err it broke")]
    [InlineData("<{level}> {message}", "err> it broke")]
    [InlineData("{level}: {message}", "")]
    [InlineData("{level}\u00e4{message}", "ERROR\nä it broke")]
    public void Another_line_is_not(string pattern, string text) =>
        Assert.Equal(LogFormats.Plain, Read(pattern, text).Format);

    [Theory]
    [InlineData("", "`{level}` is missing")]
    [InlineData("{time} {message}", "`{level}` is missing")]
    [InlineData("{level} {logger}", "`{message}` has to be its end")]
    [InlineData("{level} {message} end", "`{message}` has to be its end")]
    [InlineData("{level} {mesage}", "`{mesage}` at character 9 is none of any, level, logger")]
    [InlineData("{level} {message", "a brace at character 9 has no other")]
    [InlineData("level} {message}", "a brace at character 6 has no other")]
    [InlineData("{level}{message}", "`{message}` at character 8 follows a field")]
    [InlineData("{level} {level} {message}", "`{level}` at character 9 is there twice")]
    [InlineData("{message} {level}", "`{level}` at character 11 stands behind the message")]
    public void What_is_wrong_with_a_pattern_is_told_with_its_place(string text, string told)
    {
        Assert.False(LinePattern.TryParse(text, out _, out string? flaw));
        Assert.StartsWith(told, flaw, StringComparison.Ordinal);
        Assert.Null(PatternFormat.Find(text));
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_told() =>
        Assert.False(LinePattern.TryParse(new string('x', 300) + "{level} {message}", out _, out _));

    private static LogLine Read(string pattern, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return LogLines.Read(
            bytes,
            [PatternFormat.Find(pattern)!],
            Level.Debug,
            new byte[LogLines.ScratchLength(bytes.Length)]
        );
    }
}
