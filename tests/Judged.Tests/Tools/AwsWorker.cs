using System.Diagnostics;
using System.Text.Json.Nodes;
using RoleFerry.Local;
using RoleFerry.Tests.AwsTools;

[assembly: AssemblyFixture(typeof(RoleFerry.Judged.Tests.Tools.AwsWorker))]

namespace RoleFerry.Judged.Tests.Tools;

/// <summary>
/// Tools/tools.py, started once for all tests: AWS's translator takes seconds to load and milliseconds to work. It
/// ends with its standard input, and so with this program.
/// </summary>
public sealed class AwsWorker : IAsyncLifetime
{
    private readonly SemaphoreSlim _turn = new(1);
    private Process _python = null!;

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(RepositoryRoot.Find(), "tests", "Judged.Tests", "Tools", "tools.py");
        _python = Process.Start(
            new ProcessStartInfo(await AwsTools.PythonAsync(), [script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
            }
        )!;
        _python.BeginErrorReadLine();
    }

    /// <summary>Has one command of the script carried out.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message says where.</exception>
    internal async Task<JsonNode> AskAsync(string command, JsonObject request)
    {
        request["do"] = command;
        await _turn.WaitAsync();
        try
        {
            await _python.StandardInput.WriteLineAsync(request.ToJsonString());
            await _python.StandardInput.FlushAsync();
            var answer = await _python.StandardOutput.ReadLineAsync() is { } line ? JsonNode.Parse(line)! : null;
            return answer?["answer"]
                ?? throw new InvalidOperationException(answer?["failed"]?.ToString() ?? "tools.py ended.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _python.StandardInput.Close();
        await _python.WaitForExitAsync();
        _python.Dispose();
        _turn.Dispose();
    }
}
