using System.Globalization;
using System.Runtime.InteropServices;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>Where something was measured.</summary>
internal sealed record Machine(string Processor, int Cores, string Runtime, string System, double Load)
{
    public static Machine Current { get; } =
        new(
            Field("/proc/cpuinfo", "model name"),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        );

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? "unknown";
}
