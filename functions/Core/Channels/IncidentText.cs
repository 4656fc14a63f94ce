using System.Globalization;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>
/// The sentences that messages are made of, for somebody who has just been woken. Plain text, not escaped and not cut:
/// each channel does that its own way. Empty where there is nothing to say.
/// </summary>
internal static class IncidentText
{
    /// <summary><c>P1: Checkout is slow</c>, <c>P1 acknowledged: …</c> or <c>Resolved: …</c>, on one line.</summary>
    public static string Headline(Incident incident)
    {
        var title = PlainText.OneLine(incident.Title);
        return $"{Standing(incident)}: {(title.Length == 0 ? "alarm without a name" : title)}";
    }

    /// <summary><c>P1, high</c></summary>
    public static string Severity(Severity severity) =>
        severity switch
        {
            Signals.Severity.P0 => "P0, critical",
            Signals.Severity.P1 => "P1, high",
            Signals.Severity.P2 => "P2, medium",
            _ => "P3, low",
        };

    /// <summary><c>2026-03-01 03:12:07 UTC</c>; when it is over, until when too and how long it took.</summary>
    public static string Since(Incident incident)
    {
        var since = incident.ResolvedAt is { } end
            ? $"{Words.Time(incident.BeganAt)} to {Words.Time(end)} ({Words.Duration(end - incident.BeganAt)})"
            : Words.Time(incident.BeganAt);
        return incident.Reopened switch
        {
            0 => since,
            1 => $"{since}, reopened once",
            var times => $"{since}, reopened {times} times",
        };
    }

    /// <summary><c>api-5xx and 3 more</c>; empty where nobody was told of more than one.</summary>
    public static string Alarms(Incident incident) =>
        incident.Joined == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{PlainText.OneLine(incident.Title)} and {incident.Joined} more"
            );

    /// <summary><c>Maya Okafor, 2026-03-01 03:15:40 UTC (3 min 33 s after it began)</c></summary>
    public static string Acknowledged(Incident incident) =>
        incident is { AcknowledgedBy: { Length: > 0 } who, AcknowledgedAt: { } at }
            ? $"{PlainText.OneLine(who)}, {Words.Time(at)} ({Words.Duration(at - incident.BeganAt)} after it began)"
            : "";

    /// <summary><c>DatabaseConnections, Average over 1 min: 62; alarm when above 50</c></summary>
    public static string Measured(Measurement? measurement)
    {
        if (measurement is null)
        {
            return "";
        }

        string[] how =
        [
            PlainText.OneLine(measurement.Statistic ?? ""),
            measurement.PeriodSeconds is > 0 and var seconds
                ? $"over {Words.Duration(TimeSpan.FromSeconds(seconds))}"
                : "",
        ];
        string[] subject = [Metric(measurement), string.Join(' ', how.Where(part => part.Length > 0))];
        var value = measurement.Value is { } v ? Number(v) : "no value given";
        var line = $"{string.Join(", ", subject.Where(part => part.Length > 0))}: {value}";
        return AlarmWhen(measurement) is { Length: > 0 } when ? $"{line}; alarm when {when}" : line;
    }

    /// <summary><c>eu-west-1, account 123456789012, AWS/RDS, DBInstanceIdentifier = orders-db</c></summary>
    public static string Where(Signal signal)
    {
        string[] parts =
        [
            signal.Region,
            signal.Account.Length == 0 ? "" : $"account {signal.Account}",
            signal.Measurement?.Namespace ?? "",
            .. signal.Measurement?.Dimensions.Select(d => $"{d.Key} = {d.Value}") ?? [],
        ];
        return PlainText.OneLine(string.Join(", ", parts.Where(part => part.Length > 0)));
    }

    /// <summary>
    /// A mark that is seen from afar: how bad it is, or that somebody looks at it, or that it is over.
    /// </summary>
    public static string Lamp(Incident incident) =>
        incident switch
        {
            { Status: IncidentStatus.Resolved } => "✅",
            { Status: IncidentStatus.Acknowledged } => "👀",
            { Severity: Signals.Severity.P0 } => "🔴",
            { Severity: Signals.Severity.P1 } => "🟠",
            { Severity: Signals.Severity.P2 } => "🟡",
            _ => "🔵",
        };

    /// <summary>What is known of it, a name and a value each, those without a value too.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="context">Says where runbooks may be read.</param>
    /// <param name="hasRunbookLink">Whether the message links to the runbook: then it is not named.</param>
    public static IReadOnlyList<(string Name, string Value)> Facts(
        Incident incident,
        MessageContext context,
        bool hasRunbookLink
    ) =>
        [
            ("Severity", Severity(incident.Severity)),
            ("Since", Since(incident)),
            ("Alarms", Alarms(incident)),
            ("Service", PlainText.OneLine(incident.Service)),
            ("Where", Where(incident.Signal)),
            ("Runbook", hasRunbookLink ? "" : RunbookLink.Named(incident.Runbook, context.Runbooks)),
        ];

    /// <summary>Whose it is and what they said, a name and a value each, those without a value too.</summary>
    public static IReadOnlyList<(string Name, string Value)> People(Incident incident) =>
        [
            ("Acknowledged", Acknowledged(incident)),
            ("Owner", PlainText.OneLine(incident.Owner)),
            ("Muted until", incident is { IsOpen: true, MutedUntil: { } until } ? Words.Time(until) : ""),
            ("Resolved by", PlainText.OneLine(incident.ResolvedBy)),
        ];

    /// <summary>
    /// What the runbook says to look at first, a numbered line each; empty once it is over, or where the runbook is
    /// not ours.
    /// </summary>
    public static string FirstSteps(Incident incident, MessageContext context)
    {
        if (!incident.IsOpen || context.Steps is not { } steps)
            return "";
        var lines = steps
            .Value.For(incident.Runbook)
            .Take(RunbookSteps.Shown)
            .Select((step, i) => $"{i + 1}. {step}")
            .ToList();
        return lines.Count == 0 ? "" : $"First steps:\n{string.Join('\n', lines)}";
    }

    private static string Standing(Incident incident) =>
        incident.Status switch
        {
            IncidentStatus.Resolved => "Resolved",
            IncidentStatus.Acknowledged => $"{incident.Severity} acknowledged",
            _ => $"{incident.Severity}",
        };

    private static string Metric(Measurement measurement) =>
        PlainText.OneLine(measurement.Metric ?? "") is { Length: > 0 } metric ? metric : "The metric";

    private static string AlarmWhen(Measurement measurement)
    {
        var threshold = measurement.Threshold is { } t ? $" {Number(t)}" : " the threshold";
        return measurement.Comparison switch
        {
            "GreaterThanThreshold" => $"above{threshold}",
            "GreaterThanOrEqualToThreshold" => $"at or above{threshold}",
            "LessThanThreshold" => $"below{threshold}",
            "LessThanOrEqualToThreshold" => $"at or below{threshold}",
            "GreaterThanUpperThreshold" => "above the expected band",
            "LessThanLowerThreshold" => "below the expected band",
            "LessThanLowerOrGreaterThanUpperThreshold" => "outside the expected band",
            _ => measurement.Threshold is null ? "" : $"past{threshold}",
        };
    }

    private static string Number(double value) =>
        Math.Abs(value) is 0 or (>= 1e-3 and < 1e15)
            ? value.ToString("#,0.####", CultureInfo.InvariantCulture)
            : value.ToString("G6", CultureInfo.InvariantCulture);
}
