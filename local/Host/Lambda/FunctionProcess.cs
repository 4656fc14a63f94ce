using System.Diagnostics;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// One execution environment: an operating-system process that polls the Runtime API. Or one that somebody else
/// started, for instance under a debugger, which is served and left alone.
/// </summary>
internal sealed class FunctionProcess
{
    /// <summary>The shell gives way to the program, so that the process is the program's own.</summary>
    private const string Launch = """exec "$@" >>"$0" 2>&1 </dev/null""";

    private readonly ProcessStartInfo? _start;
    private readonly OutputFile? _output;
    private Process? _process;
    private Task _end = Task.CompletedTask;

    private FunctionProcess(string key, string function, ProcessStartInfo? start, OutputFile? output) =>
        (Key, Function, _start, _output) = (key, function, start, output);

    /// <summary>Its AWS access key, by which its calls are known.</summary>
    public string Key { get; }

    public string Function { get; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Set while it waits for work; guarded by its pool.</summary>
    public TaskCompletionSource<Invocation>? Waiter { get; set; }

    /// <summary>What it works on; guarded by its pool.</summary>
    public Invocation? Current { get; set; }

    /// <summary>When it first asked for work; guarded by its pool.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>What it said about a start that failed; guarded by its pool.</summary>
    public byte[]? InitialisationError { get; set; }

    public int InvocationsTaken { get; set; }

    /// <summary>Whether somebody else started it.</summary>
    public bool IsAttached => _start is null;

    public long PeakMemoryBytes
    {
        get
        {
            try
            {
                _process?.Refresh();
                return _process?.PeakWorkingSet64 ?? 0;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    public static FunctionProcess Attached(string function, DateTimeOffset now) =>
        new(function, function, null, null) { StartedAt = now };

    /// <summary>
    /// A process that does not run yet, whose environment holds nothing but what is given and what any program needs.
    /// </summary>
    /// <param name="key">Its access key.</param>
    /// <param name="function">The function that it runs.</param>
    /// <param name="program">What to start.</param>
    /// <param name="environment">Its variables.</param>
    public static FunctionProcess Prepare(
        string key,
        string function,
        FunctionProgram program,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var (file, arguments) = program.Command;
        var output = new OutputFile();
        var start = new ProcessStartInfo("/bin/sh", ["-c", Launch, output.Path, file, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program.Path),
        };
        foreach (var name in start.Environment.Keys.Except(["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "LANG"]).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(key, function, start, output);
    }

    /// <summary>
    /// Starts what was prepared. It asks for work a moment later, so whoever answers must know it before this call.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="exited">Takes its exit code.</param>
    public void Start(DateTimeOffset now, Action<FunctionProcess, int> exited)
    {
        StartedAt = now;
        _process = Process.Start(_start!)!;
        _end = WatchAsync(_process, exited);
    }

    /// <summary>The lines that it wrote since the last call; guarded by its pool.</summary>
    public IReadOnlyList<string> ReadOutput() => _output?.ReadNew() ?? [];

    /// <summary>Its last lines, after its end; guarded by its pool.</summary>
    public IReadOnlyList<string> ReadLastOutput()
    {
        using (_output)
            return _output?.ReadRest() ?? [];
    }

    /// <summary><c>kill -9</c>; returns when the process is gone and its pool knows.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
        await _end;
    }

    private async Task WatchAsync(Process process, Action<FunctionProcess, int> exited)
    {
        await process.WaitForExitAsync();
        exited(this, process.ExitCode);
    }
}
