using System.Globalization;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// The execution environments of one function. Processes are started when there is work for them, up to a limit;
/// beyond it work waits. A process that ends, times out or cannot start fails what it worked on, and the next event
/// starts another.
/// </summary>
internal sealed class FunctionPool : IAsyncDisposable
{
    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">6 MB.</see>
    /// </summary>
    private const int LargestResponse = 6 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly LinkedList<Invocation> _waiting = [];
    private readonly List<FunctionProcess> _processes = [];
    private readonly Func<FunctionDefinition, FunctionProcess> _prepare;
    private readonly FunctionProcesses _all;
    private readonly int _size;
    private readonly TimeSpan _longestStart;
    private readonly TimeProvider _time;
    private readonly Action<string, string> _log;
    private bool _stopped;

    /// <summary>Makes the pool; no process starts yet.</summary>
    /// <param name="definition">The function.</param>
    /// <param name="size">How many processes may run at once.</param>
    /// <param name="longestStart">How long a process may take until it asks for work.</param>
    /// <param name="prepare">Prepares a process.</param>
    /// <param name="all">Where running processes are known.</param>
    /// <param name="log">Takes each log line: the process's key, the text.</param>
    /// <param name="time">The clock.</param>
    public FunctionPool(
        FunctionDefinition definition,
        int size,
        TimeSpan longestStart,
        Func<FunctionDefinition, FunctionProcess> prepare,
        FunctionProcesses all,
        Action<string, string> log,
        TimeProvider time
    )
    {
        Definition = definition;
        (_size, _longestStart, _prepare, _all, _log, _time) = (size, longestStart, prepare, all, log, time);
    }

    public FunctionDefinition Definition { get; }

    /// <summary>How many processes run, how many of them wait for an event, and how many events wait for one.</summary>
    public (int Processes, int Idle, int Waiting) Load
    {
        get
        {
            lock (_lock)
                return (_processes.Count, _processes.Count(p => p.Waiter is not null), _waiting.Count);
        }
    }

    public Task<InvocationResult> InvokeAsync(Invocation invocation)
    {
        lock (_lock)
        {
            if (_processes.Find(p => p.Waiter is not null) is { } idle)
            {
                var waiter = idle.Waiter!;
                Give(idle, invocation);
                waiter.SetResult(invocation);
            }
            else
            {
                _waiting.AddLast(invocation);
                StartWhereNeeded();
            }
        }
        return invocation.Completion.Task;
    }

    /// <summary>Makes room for a process that somebody else started.</summary>
    public FunctionProcess Attach()
    {
        lock (_lock)
        {
            var attached = FunctionProcess.Attached(Definition.Name, _time.GetUtcNow());
            _processes.Add(attached);
            _all.Add(attached);
            return attached;
        }
    }

    /// <summary>The next event for a process; waits for one.</summary>
    /// <exception cref="OperationCanceledException">The process went away.</exception>
    public Task<Invocation> NextAsync(FunctionProcess process, CancellationToken gone)
    {
        lock (_lock)
        {
            process.ReadyAt ??= _time.GetUtcNow();
            Collect(process);
            if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                Give(process, first.Value);
                return Task.FromResult(first.Value);
            }
            var waiter = new TaskCompletionSource<Invocation>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.Waiter = waiter;
            gone.Register(() =>
            {
                lock (_lock)
                    if (process.Waiter == waiter)
                    {
                        process.Waiter = null;
                        Detach(process);
                    }
                waiter.TrySetCanceled(gone);
            });
            return waiter.Task;
        }
    }

    /// <summary>Takes what a process answers. False: that is not what it works on.</summary>
    public bool Complete(FunctionProcess process, string requestId, byte[] payload, bool isError)
    {
        lock (_lock)
        {
            if (process.Current is not { } invocation || invocation.RequestId != requestId)
                return false;
            Collect(process);
            process.Current = null;
            if (!isError && payload.Length > LargestResponse)
                Finish(
                    process,
                    invocation,
                    InvocationResult.Error(
                        "Function.ResponseSizeTooLarge",
                        $"Response payload size exceeded maximum allowed payload size ({LargestResponse} bytes)."
                    ),
                    true
                );
            else
                Finish(process, invocation, payload, isError);
            return true;
        }
    }

    /// <summary>Takes a process's word that it could not start.</summary>
    public void InitialisationFailed(FunctionProcess process, byte[] payload)
    {
        lock (_lock)
            process.InitialisationError = payload;
        _ = process.KillAsync();
    }

    /// <summary>Writes down what the processes have said until now.</summary>
    public void CollectLogs()
    {
        lock (_lock)
            foreach (var process in _processes)
                Collect(process);
    }

    /// <summary>Takes the end of a process.</summary>
    public void Exited(FunctionProcess process, int exitCode)
    {
        lock (_lock)
        {
            _processes.Remove(process);
            _all.Remove(process);
            foreach (var line in process.ReadLastOutput())
                Write(process, process.Current, line);
            process.Waiter?.TrySetCanceled();
            var failed = process.Current;
            if (failed is null && process.ReadyAt is null && _waiting.First is { } first)
            {
                failed = first.Value;
                _waiting.RemoveFirst();
                failed.Started = _time.GetUtcNow();
            }
            if (failed is not null)
            {
                process.Current = null;
                Finish(
                    process,
                    failed,
                    process.InitialisationError
                        ?? InvocationResult.Error(
                            "Runtime.ExitError",
                            $"RequestId: {failed.RequestId} Error: Runtime exited with error: {Describe(exitCode)}"
                        ),
                    true
                );
            }
            StartWhereNeeded();
        }
    }

    /// <summary><c>kill -9</c> for every process that runs now; returns how many.</summary>
    public async Task<int> KillAsync()
    {
        FunctionProcess[] running;
        lock (_lock)
            running = [.. _processes];
        await Task.WhenAll(running.Select(p => p.KillAsync()));
        return running.Length;
    }

    public async ValueTask DisposeAsync()
    {
        FunctionProcess[] running;
        lock (_lock)
        {
            _stopped = true;
            running = [.. _processes];
            foreach (var invocation in _waiting)
                invocation.Completion.TrySetCanceled();
            _waiting.Clear();
        }
        await Task.WhenAll(running.Select(p => p.KillAsync()));
    }

    /// <summary>An exit code as Lambda words it; the shell's way to tell of a signal is 128 and its number.</summary>
    private static string Describe(int exitCode) =>
        exitCode switch
        {
            128 + 9 => "signal: killed",
            128 + 15 => "signal: terminated",
            128 + 6 => "signal: aborted",
            128 + 11 => "signal: segmentation fault",
            _ => $"exit status {exitCode}",
        };

    private void StartWhereNeeded()
    {
        var starting = _processes.Count(p => p.ReadyAt is null);
        while (!_stopped && _waiting.Count > starting && _processes.Count < _size)
        {
            FunctionProcess process;
            try
            {
                process = _prepare(Definition);
            }
            catch (LocalSetupException e)
            {
                FailAllWaiting(e.Message);
                return;
            }
            _processes.Add(process);
            _all.Add(process);
            process.Start(_time.GetUtcNow(), Exited);
            starting++;
            _ = KillWhenItNeverStartsAsync(process);
        }
    }

    private async Task KillWhenItNeverStartsAsync(FunctionProcess process)
    {
        await Task.Delay(_longestStart, _time);
        lock (_lock)
        {
            if (process.ReadyAt is not null || !_processes.Contains(process))
                return;
            process.InitialisationError ??= InvocationResult.Error(
                "Sandbox.Timedout",
                $"Error: the function did not ask for work within {_longestStart.TotalSeconds:0} seconds"
            );
        }
        await process.KillAsync();
    }

    private void FailAllWaiting(string message)
    {
        foreach (var invocation in _waiting)
        {
            invocation.Started = _time.GetUtcNow();
            Finish(null, invocation, InvocationResult.Error("Runtime.InvalidEntrypoint", message), true);
        }
        _waiting.Clear();
    }

    private void Give(FunctionProcess process, Invocation invocation)
    {
        var now = _time.GetUtcNow();
        process.Waiter = null;
        process.Current = invocation;
        if (process.InvocationsTaken++ == 0 && process.ReadyAt is { } ready)
            invocation.Initialisation = ready - process.StartedAt;
        invocation.Started = now;
        Write(process, invocation, $"START RequestId: {invocation.RequestId} Version: $LATEST");
        _ = TimeOutAsync(process, invocation);
    }

    private async Task TimeOutAsync(FunctionProcess process, Invocation invocation)
    {
        try
        {
            await invocation.Completion.Task.WaitAsync(Definition.Timeout, _time);
            return;
        }
        catch (TimeoutException) { }
        lock (_lock)
        {
            if (process.Current != invocation)
                return;
            Collect(process);
            process.Current = null;
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Task timed out after {Definition.Timeout.TotalSeconds:0.00} seconds"
            );
            Write(
                process,
                invocation,
                $"{_time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {invocation.RequestId} {message}"
            );
            Finish(
                process,
                invocation,
                InvocationResult.Error("Sandbox.Timedout", $"RequestId: {invocation.RequestId} Error: {message}"),
                true
            );
            Detach(process);
        }
        await process.KillAsync();
    }

    /// <summary>Forgets a process that somebody else started: nobody tells us of its end.</summary>
    private void Detach(FunctionProcess process)
    {
        if (!process.IsAttached)
            return;
        _processes.Remove(process);
        _all.Remove(process);
        StartWhereNeeded();
    }

    private void Finish(FunctionProcess? process, Invocation invocation, byte[] payload, bool isError)
    {
        invocation.Duration = _time.GetUtcNow() - invocation.Started!.Value;
        Write(process, invocation, $"END RequestId: {invocation.RequestId}");
        Write(process, invocation, Report(process, invocation));
        invocation.Result = new(invocation.RequestId, payload, isError ? "Unhandled" : null, invocation.Log);
        invocation.Completion.TrySetResult(invocation.Result);
    }

    private string Report(FunctionProcess? process, Invocation invocation)
    {
        var duration = invocation.Duration!.Value.TotalMilliseconds;
        var start = invocation.Initialisation?.TotalMilliseconds;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"REPORT RequestId: {invocation.RequestId}\tDuration: {duration:0.00} ms\tBilled Duration: "
                    + $"{Math.Ceiling(duration + (start ?? 0)):0} ms\t"
                    + $"Memory Size: {Definition.MemoryMegabytes} MB\tMax Memory Used: "
                    + $"{(process?.PeakMemoryBytes ?? 0) >> 20} MB"
            )
            + (
                start is { } init ? string.Create(CultureInfo.InvariantCulture, $"\tInit Duration: {init:0.00} ms") : ""
            );
    }

    private void Collect(FunctionProcess process)
    {
        foreach (var line in process.ReadOutput())
            Write(process, process.Current, line);
    }

    private void Write(FunctionProcess? process, Invocation? invocation, string text)
    {
        invocation?.AddLog(text);
        _log(process?.Key ?? Definition.Name, text);
    }
}
