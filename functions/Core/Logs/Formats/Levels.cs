using System.Collections.Immutable;
using RoleFerry.Core.Logs.Templates;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>The names and numbers that programs give to levels.</summary>
public static class Levels
{
    private const string ErrorNames = "error err eror erro fail failed failure severe";
    private const string CriticalNames = "critical crit fatal fata ftl panic pani pnc dpanic emerg emergency alert";

    private static readonly WordTable<Name> Names = new(
        (one, _) => one,
        (
            Name.Debug,
            "trace trce trac debug debu dbug dbg verbose vrb fine finer finest silly all debug1 debug2 debug3 debug4 "
                + "debug5"
        ),
        (Name.Info, "info information informational inf notice note ntc log config http success status"),
        (Name.Warning, "warn warning wrn"),
        (Name.Error, ErrorNames),
        (Name.Critical, CriticalNames)
    );

    private static readonly WordTable<Name> Sure = new(
        (one, _) => one,
        (Name.Debug, "trace trce debug dbug dbg verbose"),
        (Name.Info, "info information inf notice"),
        (Name.Warning, "warn warning wrn"),
        (Name.Error, "error err eror severe"),
        (Name.Critical, "critical crit fatal ftl panic emerg emergency alert")
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

    /// <summary>The letters of <see cref="TryParseLetter"/> that stand for an error or worse.</summary>
    internal const string ErrorLetters = "EFCA";

    /// <summary>Reads a level's name, in any letter case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> name, out Level level)
    {
        var found = Names.Find(name);
        level = found == Name.None ? Level.Info : (Level)(found - 1);
        return found != Name.None;
    }

    /// <summary>
    /// Reads a name that stands for a level even without a mark around it: in capitals throughout, and no
    /// abbreviation of everyday use such as HTTP.
    /// </summary>
    internal static bool TryParseCapitals(ReadOnlySpan<byte> name, out Level level)
    {
        level = default;
        return name.Length >= 3
            && !name.ContainsAnyExceptInRange((byte)'A', (byte)'Z')
            && TryParse(name, out level)
            && !(name.SequenceEqual("HTTP"u8) || name.SequenceEqual("STATUS"u8) || name.SequenceEqual("ALL"u8));
    }

    /// <summary>
    /// Reads a name that is no word of everyday sentences in log lines, as <c>failed</c>, <c>log</c> or <c>all</c> are:
    /// one that may stand for a level in small letters too.
    /// </summary>
    internal static bool TryParseSure(ReadOnlySpan<byte> name, out Level level)
    {
        level = default;
        return Sure.Find(name) != Name.None && TryParse(name, out level);
    }

    /// <summary>Reads the one letter that some programs write for a level: <c>E</c>.</summary>
    internal static bool TryParseLetter(byte letter, out Level level)
    {
        level = letter switch
        {
            (byte)'E' => Level.Error,
            (byte)'F' or (byte)'C' or (byte)'A' => Level.Critical,
            (byte)'W' => Level.Warning,
            (byte)'I' or (byte)'N' => Level.Info,
            _ => Level.Debug,
        };
        return letter is (byte)'D' or (byte)'T' or (byte)'V' || level != Level.Debug;
    }

    /// <summary>
    /// Reads a level as structured lines name it: its name, padded, with what Go's slog adds to it (<c>ERROR+2</c>),
    /// behind the name of its type (<c>Level.SEVERE</c>), in a terminal's colours, or as one letter.
    /// </summary>
    internal static bool TryParseValue(ReadOnlySpan<byte> value, out Level level)
    {
        if (TryParse(value, out level))
            return true;
        if (value is [0x1b, ..])
        {
            value = value[(value.IndexOf((byte)'m') + 1)..];
            int end = value.IndexOf((byte)0x1b);
            value = end < 0 ? value : value[..end];
        }

        value = value.Trim(" []"u8);
        value = value[(value.LastIndexOf((byte)'.') + 1)..];
        int offset = value.IndexOfAny((byte)'+', (byte)'-');
        if (offset > 0)
            value = value[..offset];
        return TryParse(value, out level)
            || (value.TrimEnd("12345"u8).Length == 1 && TryParseLetter(value[0], out level));
    }

    /// <summary>
    /// Reads syslog's numbers, which GELF and journald have too: 3 is an error.
    /// https://datatracker.ietf.org/doc/html/rfc5424#section-6.2.1
    /// </summary>
    public static Level OfSyslog(int number) =>
        number switch
        {
            < 3 => Level.Critical,
            3 => Level.Error,
            4 => Level.Warning,
            < 7 => Level.Info,
            _ => Level.Debug,
        };

    /// <summary>
    /// Reads OpenTelemetry's numbers: 17 is an error.
    /// https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber
    /// </summary>
    public static Level OfOpenTelemetry(int number) =>
        number switch
        {
            < 9 => Level.Debug,
            < 13 => Level.Info,
            < 17 => Level.Warning,
            < 21 => Level.Error,
            _ => Level.Critical,
        };

    /// <summary>
    /// Reads the numbers of pino (https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter), which bunyan has
    /// too: 50 is an error. From 100 on they are Monolog's, where 400 is one
    /// (https://seldaek.github.io/monolog/doc/01-usage.html#log-levels).
    /// </summary>
    public static Level OfPino(int number) =>
        number switch
        {
            < 30 => Level.Debug,
            < 40 => Level.Info,
            < 50 => Level.Warning,
            < 60 => Level.Error,
            < 100 => Level.Critical,
            < 200 => Level.Debug,
            < 300 => Level.Info,
            < 400 => Level.Warning,
            < 500 => Level.Error,
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
