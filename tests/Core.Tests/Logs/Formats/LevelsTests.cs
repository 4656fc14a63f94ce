using System.Text;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Tests.Logs.Formats;

public class LevelsTests
{
    [Theory]
    [InlineData("trace", Level.Debug)]
    [InlineData("Verbose", Level.Debug)]
    [InlineData("DEBUG", Level.Debug)]
    [InlineData("Information", Level.Info)]
    [InlineData("notice", Level.Info)]
    [InlineData("warn", Level.Warning)]
    [InlineData("WARNING", Level.Warning)]
    [InlineData("err", Level.Error)]
    [InlineData("Error", Level.Error)]
    [InlineData("severe", Level.Error)]
    [InlineData("FATAL", Level.Critical)]
    [InlineData("critical", Level.Critical)]
    [InlineData("panic", Level.Critical)]
    public void Every_programs_name_of_a_level_is_known(string name, Level level)
    {
        Assert.True(Levels.TryParse(Encoding.UTF8.GetBytes(name), out var parsed));
        Assert.Equal(level, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("errors")]
    [InlineData("7")]
    public void Other_words_are_no_levels(string name) =>
        Assert.False(Levels.TryParse(Encoding.UTF8.GetBytes(name), out _));

    [Theory]
    [InlineData(10, Level.Debug, Level.Debug)]
    [InlineData(20, Level.Debug, Level.Info)]
    [InlineData(30, Level.Info, Level.Warning)]
    [InlineData(40, Level.Warning, Level.Error)]
    [InlineData(50, Level.Error, Level.Critical)]
    [InlineData(60, Level.Critical, Level.Critical)]
    public void The_same_number_is_worse_in_Python_than_in_pino(int number, Level pino, Level python)
    {
        Assert.Equal(pino, Levels.OfPino(number));
        Assert.Equal(python, Levels.OfPython(number));
    }
}
