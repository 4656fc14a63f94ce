using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.HeartbeatMonitors;

/// <summary>
/// A job that has to ping again and again, as <c>monitoring/metrics.yaml</c> defines it: its silence is an alarm.
/// </summary>
public sealed record HeartbeatMonitor
{
    /// <summary>The source of its signals' keys. Not <see cref="Watchdog.Source"/>, of which nobody is told.</summary>
    public const string Source = SignalSource.HeartbeatMonitor;

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>: it stands in the address that is pinged.</summary>
    public required string Name { get; init; }

    /// <summary>What does not happen while it is silent.</summary>
    public required string Description { get; init; }

    /// <summary>How long it is from one ping to the next.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How much later than that a ping may come.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>How bad its silence is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Service { get; init; }

    /// <summary>What to do; null where nothing is written down.</summary>
    public string? Runbook { get; init; }

    /// <summary>When a ping is missing after one at this moment.</summary>
    public DateTimeOffset MissingAt(DateTimeOffset pingedAt) => pingedAt + Every + Grace;

    /// <summary>The alarm after a last ping at this moment: the same, whoever finds it missing and when.</summary>
    public Signal Missing(DateTimeOffset pingedAt) =>
        Of(SignalState.Alarm, MissingAt(pingedAt)) with
        {
            Reason =
                $"No ping since {Words.Time(pingedAt)}; one is expected every {Words.Duration(Every)}"
                + $"{(Grace > TimeSpan.Zero ? $", {Words.Duration(Grace)} later at most" : "")}.",
        };

    /// <summary>The alarm's end: it pinged again at this moment.</summary>
    public Signal Back(DateTimeOffset at) => Of(SignalState.Ok, at) with { Reason = $"It pinged at {Words.Time(at)}." };

    private Signal Of(SignalState state, DateTimeOffset at)
    {
        var tags = ImmutableSortedDictionary<string, string>
            .Empty.Add("severity", Severity.ToString())
            .Add("service", Service);
        return new Signal
        {
            Key = new SignalKey(Source, Name),
            State = state,
            At = at,
            Name = $"{Name} stopped pinging",
            Description = Description,
            Tags = Runbook is null ? tags : tags.Add("runbook", Runbook),
        };
    }
}
