using System.Collections.Immutable;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels;

/// <summary>A database that runs out of connections, told to one channel.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Began = new(2026, 3, 1, 3, 12, 7, TimeSpan.Zero);

    public static readonly MessageContext Context = new(
        "RoleFerry",
        new RunbookBases("https://github.com/example/roleferry/blob/main/monitoring/runbooks/")
    );

    public static readonly PostedMessage Posted = new("C024BE91L", "1772334727.000100");

    public static Incident Incident { get; } =
        new()
        {
            Id = "INC-7F3K9Q2M",
            Key = "alarm=orders-db connections",
            Version = 1,
            Status = IncidentStatus.Open,
            Severity = Severity.P1,
            Title = "orders-db connections",
            Summary =
                "Threshold Crossed: 2 out of the last 2 datapoints [62.0 (01/03/26 03:10:00), 58.0 (01/03/26 "
                + "03:09:00)] were greater than the threshold (50.0).",
            Service = "orders",
            Runbook = "orders-db/connections.md",
            BeganAt = Began,
            OpenedAt = Began.AddSeconds(2),
            LastToldAt = Began.AddSeconds(2),
            Channels = ["phone", "incidents"],
            Fallback = ["phone", "incidents", "mail"],
            PolicyVersion = "sha-0123456789ab",
            Signal = new Signal
            {
                Key = new SignalKey(
                    "cloudwatch",
                    "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-db connections"
                ),
                State = SignalState.Alarm,
                PreviousState = SignalState.Ok,
                At = Began,
                Name = "orders-db connections",
                Description = "Orders cannot be placed once no connection is free.",
                Reason = "Threshold Crossed",
                Account = "123456789012",
                Region = "eu-west-1",
                Tags = ImmutableSortedDictionary<string, string>.Empty.Add("severity", "P1").Add("team", "orders"),
                Measurement = new Measurement
                {
                    Namespace = "AWS/RDS",
                    Metric = "DatabaseConnections",
                    Dimensions = ImmutableSortedDictionary<string, string>.Empty.Add(
                        "DBInstanceIdentifier",
                        "orders-db"
                    ),
                    Statistic = "Average",
                    Comparison = "GreaterThanThreshold",
                    Threshold = 50,
                    Value = 62,
                    PeriodSeconds = 60,
                },
            },
        };

    public static Incident Resolved { get; } =
        Incident with
        {
            Version = 2,
            Status = IncidentStatus.Resolved,
            ResolvedAt = Began.AddMinutes(14).AddSeconds(3),
        };

    public static OutgoingMessage Message(
        Incident? incident = null,
        NotificationKind kind = NotificationKind.Page,
        Reason? reason = null,
        bool broadcast = false,
        PostedMessage? posted = null
    )
    {
        var about = incident ?? Incident;
        return new OutgoingMessage(
            new Notification
            {
                IncidentId = about.Id,
                Id = Notification.IdOf(about.Version, "incidents"),
                Channel = "incidents",
                Kind = kind,
                Severity = about.Severity,
                Reason = reason
                    ?? new Reason(ReasonCode.FirstNotification, $"{about.Title} is the first alarm of this incident."),
                Broadcast = broadcast,
            },
            about,
            new Channel("incidents", SlackKind.Value, "#incidents"),
            posted
        );
    }

    /// <summary>The sample with the same text from outside everywhere that such text can stand.</summary>
    public static Incident With(string text) =>
        Incident with
        {
            Title = text,
            Summary = text,
            Service = text,
            Runbook = text,
            Signal = Incident.Signal with
            {
                Name = text,
                Description = text,
                Account = text,
                Region = text,
                Tags = ImmutableSortedDictionary<string, string>.Empty.Add(text, text),
                Measurement = Incident.Signal.Measurement! with
                {
                    Namespace = text,
                    Metric = text,
                    Dimensions = ImmutableSortedDictionary<string, string>.Empty.Add(text, text),
                    Statistic = text,
                    Comparison = text,
                },
            },
        };
}
