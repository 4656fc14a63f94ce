using System.Diagnostics;

namespace RoleFerry.Cli.PostMortems;

/// <summary>The operator's own editor, as git finds it: VISUAL, else EDITOR, else vi.</summary>
internal static class Editor
{
    /// <summary>Opens a file and waits until it is closed.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static async Task<string?> OpenAsync(string file, CancellationToken cancellation)
    {
        var command = Variable("VISUAL") ?? Variable("EDITOR") ?? "vi";
        // The variable may hold arguments: the shell takes it apart. The file's name is never part of what it reads.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"{command} \"$1\"", "sh", file]) { UseShellExecute = false }
        ) ?? throw new InvalidOperationException("/bin/sh did not start.");
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? null : $"The editor ({command}) ended with {process.ExitCode}.";
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
