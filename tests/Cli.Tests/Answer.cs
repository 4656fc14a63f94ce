using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Cli.Tests;

/// <summary>What one run of the command answered.</summary>
/// <param name="ExitCode">0 where it went well.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record Answer(int ExitCode, string Output, string Errors)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a command line.</summary>
    public static Answer Of(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = new RoleFerryCommand(TextReader.Null, output, errors, new FakeTimeProvider(Now)).Run(arguments);
        return new Answer(exitCode, output.ToString(), errors.ToString());
    }
}
