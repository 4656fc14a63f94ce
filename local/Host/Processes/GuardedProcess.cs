using System.Diagnostics;

namespace RoleFerry.Local.Processes;

/// <summary>
/// A child process that ends when this program does, however this program ends: a shell between the two waits for the
/// end of its standard input, which the operating system closes for us even after a <c>kill -9</c>.
/// </summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    private const string Guard = """
        exec 3<&0
        "$@" </dev/null 3<&- & child=$!
        { cat <&3 >/dev/null; kill "$child"; } >/dev/null 2>&1 & guard=$!
        wait "$child"; code=$?
        kill "$guard"; exit "$code"
        """;

    private readonly Process _shell;
    private readonly List<string> _output = [];
    private bool _isSuspended;

    private GuardedProcess(Process shell) => _shell = shell;

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasExited => _shell.HasExited;

    /// <summary>The program's own process id: the first child of the shell, which starts it before its guard.</summary>
    /// <exception cref="LocalSetupException">It has ended, or this is no Linux.</exception>
    internal string ProgramId
    {
        get
        {
            var children = $"/proc/{_shell.Id}/task/{_shell.Id}/children";
            return File.Exists(children) && File.ReadAllText(children).Split(' ') is [{ Length: > 0 } program, ..]
                ? program
                : throw new LocalSetupException("The process has ended, or this is no Linux.");
        }
    }

    /// <summary>What it has written to both of its outputs.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path, or its name where it is on the PATH.</param>
    /// <param name="arguments">What it is given, each as it is.</param>
    /// <param name="folder">Where it runs.</param>
    public static GuardedProcess Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "sh", program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = new GuardedProcess(new Process { StartInfo = start });
        process._shell.OutputDataReceived += process.Keep;
        process._shell.ErrorDataReceived += process.Keep;
        process._shell.Start();
        process._shell.BeginOutputReadLine();
        process._shell.BeginErrorReadLine();
        return process;
    }

    /// <summary>Stops it with <c>SIGSTOP</c>: it keeps its connections and answers nothing.</summary>
    /// <exception cref="LocalSetupException">It has ended, or this is no Linux.</exception>
    public void Suspend()
    {
        Signal("STOP");
        _isSuspended = true;
    }

    /// <summary>Lets it go on.</summary>
    /// <exception cref="LocalSetupException">It has ended, or this is no Linux.</exception>
    public void Resume()
    {
        Signal("CONT");
        _isSuspended = false;
    }

    /// <summary>Ends it, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        // What is stopped would not take the signal that ends it.
        if (_isSuspended && !HasExited)
            Resume();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, ProgramId]);
        kill.WaitForExit();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            lock (_output)
                _output.Add(line.Data);
    }
}
