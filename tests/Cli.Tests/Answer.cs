using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Cli.Tests;

/// <summary>What one run of the command answered.</summary>
/// <param name="ExitCode">0 where it went well.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record Answer(int ExitCode, string Output, string Errors)
{
    /// <summary>Port 1 of this machine: whatever else runs here, a test meets its own system only.</summary>
    private const string NothingThere = "http://127.0.0.1:1/";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a command line where nothing is set and no local system runs.</summary>
    public static Answer Of(params string[] arguments) => Of(new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command line in an environment.</summary>
    public static Answer Of(Dictionary<string, string> variables, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = new RoleFerryCommand(TextReader.Null, output, errors, new FakeTimeProvider(Now), Variable).Run(
            arguments
        );
        return new Answer(exitCode, output.ToString(), errors.ToString());

        string? Variable(string name) =>
            variables.GetValueOrDefault(name) ?? (name == "ROLEFERRY_LOCAL" ? NothingThere : null);
    }
}
