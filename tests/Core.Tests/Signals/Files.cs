namespace RoleFerry.Core.Tests.Signals;

/// <summary>The event files that people invoke the functions with, and samples that AWS publishes.</summary>
internal static class Files
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    private static readonly string Events = Path.Combine(Root, "events");
    private static readonly string Payloads = Path.Combine(Root, "tests", "Core.Tests", "Signals", "payloads");

    /// <summary>All of both kinds that hold an alarm or a signal.</summary>
    public static IReadOnlyList<string> Alarms { get; } =
    [
        .. Directory
            .GetFiles(Events, "*.json")
            .Concat(Directory.GetFiles(Payloads, "*.json"))
            .Where(file =>
                !Path.GetFileName(file).StartsWith("schedule-", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("logs-", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("desk-", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("widget-", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A file or folder of the clone.</summary>
    public static string Clone(string relative) => Path.Combine(Root, relative);

    /// <summary>A file of an alarm source's folder.</summary>
    public static byte[] Source(string folder, string name) =>
        File.ReadAllBytes(Path.Combine(Root, "functions", "Core", "Sources", folder, name));

    public static byte[] Event(string name) => File.ReadAllBytes(Path.Combine(Events, name));

    public static byte[] Payload(string name) => File.ReadAllBytes(Path.Combine(Payloads, name));

    private static string FindRoot(string from) =>
        File.Exists(Path.Combine(from, "RoleFerry.Serverless.sln"))
            ? from
            : FindRoot(
                Path.GetDirectoryName(from) ?? throw new InvalidOperationException("no solution above the tests")
            );
}
