using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>The formats that are known.</summary>
public static class LogFormats
{
    /// <summary>Every format, in the order in which they are tried when nothing is known about a log group.</summary>
    public static ImmutableArray<LogFormat> All { get; } =
    [
        JsonFormat.Instance,
        new LambdaFormat(),
        new CeleryFormat(),
        new GunicornFormat(),
        new PostgresFormat(),
        new GoFormat(),
        new JavaFormat(),
        new PythonFormat(),
        new UvicornFormat(),
        new DotNetFormat(),
        new NodeFormat(),
    ];

    /// <summary>The format of a line that none of <see cref="All"/> reads.</summary>
    public static LogFormat Plain { get; } = new PlainFormat();

    /// <summary>The format of a name, in any letter case; null where there is none.</summary>
    public static LogFormat? Find(string name) =>
        All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
