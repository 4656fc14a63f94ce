using System.CommandLine;
using System.Text;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;

namespace RoleFerry.Cli.PolicyVersions;

/// <summary>The signals that a policy or a silence is tried on: those of the last weeks, or a file's.</summary>
internal sealed class TriedSignals(TableAccess table, TimeProvider time)
{
    /// <summary>For how many weeks back, where nobody says.</summary>
    public const int DefaultWeeks = 4;

    private const int MostWeeks = 8;

    /// <summary>Of how many weeks.</summary>
    public Option<int> Weeks { get; } =
        new("--weeks")
        {
            Description = "How many weeks of signals to try it on, 8 at most.",
            DefaultValueFactory = _ => DefaultWeeks,
        };

    /// <summary>Those of a file instead.</summary>
    public Option<string?> File { get; } =
        new("--signals")
        {
            Description =
                "Try it on these signals instead: one JSON document per line, as `roleferry policy signals` writes "
                + "them or as a function receives them.",
            HelpName = "FILE",
        };

    /// <summary>As the options say; null where the file cannot be read, which has been said.</summary>
    public async Task<IReadOnlyList<(Signal Signal, DateTimeOffset At)>?> ReadAsync(
        ParseResult line,
        TableCalls calls,
        CancellationToken cancellation
    ) =>
        line.GetValue(File) is { } file ? ReadFile(file) : await StoredAsync(calls, line.GetValue(Weeks), cancellation);

    /// <summary>Those that were handled in the last weeks.</summary>
    public async Task<IReadOnlyList<(Signal Signal, DateTimeOffset At)>> StoredAsync(
        TableCalls calls,
        int weeks,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var handled = await new SignalLog(calls).ReadAsync(
            now.AddDays(-7 * Math.Clamp(weeks, 1, MostWeeks)),
            now.AddMinutes(1),
            table.Deadline(cancellation)
        );
        return [.. handled.Select(h => (h.Signal, h.HandledAt))];
    }

    /// <summary>Those of a file; null where it is not there, which has been said.</summary>
    public IReadOnlyList<(Signal Signal, DateTimeOffset At)>? ReadFile(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            table.Complain($"There is no file {file}.");
            return null;
        }

        var signals = new List<(Signal, DateTimeOffset)>();
        foreach (
            var (text, number) in System
                .IO.File.ReadLines(file)
                .Select((text, i) => (text, i + 1))
                .Where(l => l.text.Length > 0)
        )
        {
            var read = SignalReader.Read(Encoding.UTF8.GetBytes(text), time.GetUtcNow(), EmbeddedMappings.Value);
            foreach (var unreadable in read.Unreadable)
                table.Complain($"{file}:{number}: {unreadable.What}");
            signals.AddRange(read.Signals.Select(s => (s, s.At)));
        }

        return [.. signals.OrderBy(s => s.Item2)];
    }
}
