using System.CommandLine;

namespace RoleFerry.Cli.Metrics;

/// <summary><c>roleferry metrics</c>: business metrics.</summary>
internal static class MetricsCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time)
    {
        var command = new Command("metrics", "List and show business metrics; compute them again.");
        MetricValues.AddTo(command, output, errors, time);
        return command;
    }
}
