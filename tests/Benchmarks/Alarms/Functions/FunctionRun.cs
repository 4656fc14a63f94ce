using System.Diagnostics;
using System.Globalization;

namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>One process of a function, in the surroundings that Lambda would give it.</summary>
internal sealed class FunctionRun : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _output;

    private FunctionRun(Process process)
    {
        _process = process;
        _output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var nanoseconds = Directory
                .EnumerateDirectories($"/proc/{_process.Id}/task")
                .Sum(thread =>
                    long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture)
                );
            return TimeSpan.FromMicroseconds(nanoseconds / 1000.0);
        }
    }

    /// <summary>The most memory that it had at once, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status")
                .Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                * 1024;
        }
    }

    public static FunctionRun Start(FunctionProgram program, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program.File, program.Arguments) { RedirectStandardOutput = true };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new FunctionRun(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }
}
