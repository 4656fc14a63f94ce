using System.Collections.Immutable;

namespace RoleFerry.Core.Signals;

/// <summary>
/// The sources that signals of our own have: namespaces of alarms' keys that no other system may speak in. Whoever may
/// post with a secret could otherwise end another's alarms.
/// </summary>
public static class SignalSource
{
    /// <summary>CloudWatch's alarms, however they come.</summary>
    public const string CloudWatch = "cloudwatch";

    /// <summary>The synthetic alarm, of which nobody is notified.</summary>
    public const string Watchdog = "heartbeat";

    /// <summary>Jobs that have to ping.</summary>
    public const string HeartbeatMonitor = "heartbeat-monitor";

    /// <summary>What says of itself that it is an alarm, in a shape that nobody described.</summary>
    public const string Unknown = "unknown";

    /// <summary>Texts for people, and events that are no alarms, on the topics and buses of alarms.</summary>
    public const string Notice = "notice";

    /// <summary>Groups of errors in logs.</summary>
    public const string Logs = "logs";

    /// <summary>Business metrics.</summary>
    public const string Metrics = "metrics";

    /// <summary>Somebody who opened an incident by hand.</summary>
    public const string Person = "person";

    /// <summary>A drill that somebody started.</summary>
    public const string Firedrill = "firedrill";

    /// <summary>Other systems that post with a secret of their own; each speaks of its own alarms only.</summary>
    public static ImmutableArray<string> Posting { get; } = ["alertmanager", "grafana", "datadog", "webhook"];

    /// <summary>All of ours.</summary>
    public static ImmutableArray<string> Ours { get; } =
    [CloudWatch, Watchdog, HeartbeatMonitor, Unknown, Notice, Logs, Metrics, Person, Firedrill];
}
