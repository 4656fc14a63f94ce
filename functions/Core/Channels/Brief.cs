using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Channels;

/// <summary>
/// What a message about an incident says, in the order in which somebody who has just been woken asks: what is wrong,
/// how bad and whose it is, who has it, what to do first, where to look; the rest is kept for whoever wants it. Each
/// channel only lays it out. Plain text, not escaped and not cut; empty where there is nothing to say.
/// </summary>
internal sealed record Brief
{
    /// <summary>A mark that is seen from afar.</summary>
    public required string Lamp { get; init; }

    /// <summary>Where it stands and its name, on one line.</summary>
    public required string Headline { get; init; }

    /// <summary>What is wrong, in the words of a person, on one line.</summary>
    public required string What { get; init; }

    /// <summary>What shows it: what was measured, or which alarms fire.</summary>
    public required string Evidence { get; init; }

    /// <summary>How bad, whose, since when, who has it; none is empty.</summary>
    public required ImmutableArray<BriefRow> Rows { get; init; }

    /// <summary>What to look at first, a numbered line each; empty once it is over.</summary>
    public required string FirstSteps { get; init; }

    /// <summary>Where to read on; null where that may not be linked.</summary>
    public required Uri? Runbook { get; init; }

    /// <summary>The alarm, or what the event is about, in AWS's console; null where there is none.</summary>
    public required Uri? Console { get; init; }

    /// <summary>What people call that page.</summary>
    public required string ConsoleName { get; init; }

    /// <summary>What happened: why this is sent.</summary>
    public required string News { get; init; }

    /// <summary>Why the reader gets it.</summary>
    public required string Why { get; init; }

    /// <summary>What only some want to know; none is empty.</summary>
    public required ImmutableArray<BriefRow> Details { get; init; }

    /// <summary>What is wrong and what shows it, a line each.</summary>
    public string Story => string.Join('\n', new[] { What, Evidence }.Where(line => line.Length > 0));

    /// <summary>Headline and story on one line, for notifications and lists.</summary>
    public string InShort =>
        string.Join(". ", new[] { Headline, What, Evidence }.Where(s => s.Length > 0).Select(s => s.TrimEnd('.')));

    /// <summary>The message of an incident as it stands now.</summary>
    public static Brief Of(OutgoingMessage message, MessageContext context)
    {
        var incident = message.Incident;
        var signal = incident.Signal;
        var title = AlarmTitle.Of(incident, context.AlarmPrefix);
        var words = StateChangeWords.Read(incident.Summary);
        var description = AlarmDescription.Of(signal);
        // CloudWatch's reason is for machines; those of all others are sentences.
        var summary =
            signal.Key.Source == SignalSource.CloudWatch
                ? AlarmDescription.None
                : AlarmDescription.Read(incident.Summary);
        // The description of an alarm of no known kind is ours, and says so.
        string[] sentences =
            signal.Key.Source == SignalSource.Unknown
                ? [summary.Sentence, description.Sentence]
                : [description.Sentence, summary.Sentence];
        var what = sentences.FirstOrDefault(s => s.Length > 0) ?? "";
        var evidence =
            summary.Sentence.Length > 0 && summary.Sentence != what ? summary.Sentence
            : words.Children.IsEmpty ? MeasurementText.Of(signal, words)
            : Firing(words.Children, context.AlarmPrefix);
        var news = AlarmTitle.In(message.Notification.Reason.Text, incident, context.AlarmPrefix);
        var runbook = RunbookLink.For(incident.Runbook, context.Runbooks);
        return new Brief
        {
            Lamp = IncidentText.Lamp(incident),
            Headline = IncidentText.Headline(incident, context.AlarmPrefix),
            What = what == title ? "" : what,
            Evidence = evidence,
            Rows = BriefRows.Of(message, context, runbook is not null),
            FirstSteps = incident.IsOpen ? Channels.FirstSteps.Of(incident, context.Steps?.Value) : "",
            Runbook = runbook,
            Console = ConsoleLink.For(signal),
            ConsoleName = signal.Key.Source == SignalSource.CloudWatch ? "CloudWatch" : "AWS console",
            News = news,
            Why = $"{news} Sent to {message.Channel.Name}.",
            Details = BriefRows.Details(incident, context.AlarmPrefix, [what, evidence], description),
        };
    }

    private static string Firing(ImmutableArray<string> alarms, string prefix) =>
        $"{(alarms.Length == 1 ? "This alarm fires" : $"These {alarms.Length} alarms fire")}: "
        + string.Join(", ", alarms.Select(name => AlarmTitle.Short(name, prefix)));
}
