using System.Collections.Immutable;
using RoleFerry.Core.Logs.Templates;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>The names and numbers that programs give to levels.</summary>
public static class Levels
{
    private const string ErrorNames = "error err eror fail failed failure severe";
    private const string CriticalNames = "critical crit fatal ftl panic dpanic emerg emergency alert";

    private static readonly WordTable<Name> Names = new(
        (one, _) => one,
        (
            Name.Debug,
            "trace trce debug dbug dbg verbose vrb fine finer finest silly all debug1 debug2 debug3 debug4 debug5"
        ),
        (Name.Info, "info information informational inf notice log config http success status"),
        (Name.Warning, "warn warning wrn"),
        (Name.Error, ErrorNames),
        (Name.Critical, CriticalNames)
    );

    private enum Name : byte
    {
        None,
        Debug,
        Info,
        Warning,
        Error,
        Critical,
    }

    /// <summary>The triggers of formats that write a level's name: all names of levels from error on.</summary>
    internal static ImmutableArray<Trigger> Triggers { get; } =
    [.. $"{ErrorNames} {CriticalNames}".Split(' ').Select(Trigger.Name)];

    /// <summary>Reads a level's name, in any letter case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> name, out Level level)
    {
        var found = Names.Find(name);
        level = found == Name.None ? Level.Info : (Level)(found - 1);
        return found != Name.None;
    }

    /// <summary>Reads a name that stands for a level even without a mark around it: in capitals throughout.</summary>
    internal static bool TryParseCapitals(ReadOnlySpan<byte> name, out Level level)
    {
        level = default;
        return name.Length >= 3 && !name.ContainsAnyExceptInRange((byte)'A', (byte)'Z') && TryParse(name, out level);
    }

    /// <summary>
    /// Reads the numbers of pino (https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter), which bunyan has
    /// too: 50 is an error.
    /// </summary>
    public static Level OfPino(int number) =>
        number switch
        {
            < 30 => Level.Debug,
            < 40 => Level.Info,
            < 50 => Level.Warning,
            < 60 => Level.Error,
            _ => Level.Critical,
        };

    /// <summary>
    /// Reads the numbers of Python's logging (https://docs.python.org/3/library/logging.html#logging-levels): 40 is
    /// an error.
    /// </summary>
    public static Level OfPython(int number) =>
        number switch
        {
            < 20 => Level.Debug,
            < 30 => Level.Info,
            < 40 => Level.Warning,
            < 50 => Level.Error,
            _ => Level.Critical,
        };
}
