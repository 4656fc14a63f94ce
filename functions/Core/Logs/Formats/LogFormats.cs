using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>The formats that are known.</summary>
public static class LogFormats
{
    /// <summary>Every format, in the order in which they are tried.</summary>
    public static ImmutableArray<LogFormat> All { get; } =
    [JsonFormat.Instance, new LambdaFormat(), new PostgresFormat(), new TextFormat("Text")];

    /// <summary>The format of a line that none of <see cref="All"/> reads.</summary>
    public static LogFormat Plain { get; } = new PlainFormat();

    /// <summary>All formats by name: the names of programs that write text of one kind or another are kept.</summary>
    public static ImmutableArray<LogFormat> Named { get; } =
    [
        .. All,
        .. new[] { "Python", "Uvicorn", "Gunicorn", "Celery", "DotNet", "Java", "Node", "Go" }.Select(
            n => new TextFormat(n)
        ),
    ];

    /// <summary>The format of a name, in any letter case; null where there is none.</summary>
    public static LogFormat? Find(string name) =>
        Named.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The formats to try where some are expected: these first, in their order, then all others. Of those that read
    /// text by the same grammar under different names, the first is enough.
    /// </summary>
    public static ImmutableArray<LogFormat> InOrder(IEnumerable<LogFormat> expected) =>
        [.. expected.Concat(All).DistinctBy(f => f is TextFormat ? nameof(TextFormat) : f.Name)];
}
