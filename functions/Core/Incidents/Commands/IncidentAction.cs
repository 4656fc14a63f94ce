using System.Collections.Immutable;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What a command asks for.</summary>
public abstract record IncidentAction
{
    private IncidentAction() { }

    /// <summary>Somebody looks at it: escalation stops. Who does so owns it, where nobody did.</summary>
    public sealed record Acknowledge : IncidentAction;

    /// <summary>Nobody looks at it any more: people are asked again.</summary>
    public sealed record Unacknowledge : IncidentAction;

    /// <summary>It is over, though alarms may still fire.</summary>
    public sealed record Resolve : IncidentAction;

    /// <summary>It is not over, though somebody or all alarms said so.</summary>
    public sealed record Reopen : IncidentAction;

    /// <summary>More people have to know.</summary>
    /// <param name="Level">The level that is told, from 1; each is told once. Null: the next.</param>
    /// <param name="To">Who they are, in words; empty: whoever the channels reach.</param>
    /// <param name="Mentions">Slack's ids of people who are called by name.</param>
    /// <param name="Channels">
    /// Where they are told; empty: the incident's own channels and the next of its fallback.
    /// </param>
    public sealed record Escalate(
        int? Level,
        string To,
        ImmutableArray<string> Mentions,
        ImmutableArray<string> Channels
    ) : IncidentAction
    {
        /// <summary>Why, where it is not somebody's wish.</summary>
        public Reason? Why { get; init; }

        /// <summary>The next level, whoever that reaches.</summary>
        public static Escalate Next { get; } = new(null, "", [], []);
    }

    /// <summary>It is worse, or less bad, than the alarms say.</summary>
    public sealed record ChangeSeverity(Severity To) : IncidentAction;

    /// <summary>Something to be remembered.</summary>
    public sealed record Note(string Text) : IncidentAction;

    /// <summary>Nobody wants to be told again for a while; what gets worse is told all the same.</summary>
    /// <param name="For">How long.</param>
    /// <param name="Why">Why; empty where not said.</param>
    public sealed record Mute(TimeSpan For, string Why = "") : IncidentAction;

    /// <summary>It is told again as if it had not been muted.</summary>
    public sealed record Unmute : IncidentAction;

    /// <summary>Somebody has to come.</summary>
    /// <param name="Person">As people know them.</param>
    /// <param name="Mentions">Their Slack id, where known.</param>
    public sealed record Page(string Person, ImmutableArray<string> Mentions) : IncidentAction;

    /// <summary>It is somebody's from now on; with one's own name: taking it over.</summary>
    public sealed record Assign(string Owner) : IncidentAction;

    /// <summary>The clock passes a level over: nobody would hear of it who has not.</summary>
    /// <param name="Level">The level, from 1.</param>
    /// <param name="Why">Why.</param>
    public sealed record SkipLevel(int Level, Reason Why) : IncidentAction;

    /// <summary>The clock holds the next level back until its hours.</summary>
    /// <param name="Until">When they begin.</param>
    /// <param name="Why">Why.</param>
    public sealed record Hold(DateTimeOffset Until, Reason Why) : IncidentAction;

    /// <summary>The clock has it told again: an alarm of it still fires.</summary>
    /// <param name="After">How long after it was last told.</param>
    /// <param name="Channels">Who is told.</param>
    /// <param name="Why">Why.</param>
    public sealed record Repeat(TimeSpan After, ImmutableArray<string> Channels, Reason Why) : IncidentAction;

    /// <summary>The clock tells of something that was changed about the product.</summary>
    /// <param name="Change">What was changed.</param>
    public sealed record TellChange(Change Change) : IncidentAction;

    /// <summary>The clock has those alarms told together that joined since people were last told.</summary>
    /// <param name="Alarms">The alarms.</param>
    public sealed record TellJoined(ImmutableArray<JoinedAlarm> Alarms) : IncidentAction;

    /// <summary>The clock tells that it should be over by now.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">The owner's Slack id, where known.</param>
    public sealed record Overdue(Reason Why, ImmutableArray<string> Mentions) : IncidentAction;

    /// <summary>The clock asks whoever acknowledged whether they still look at it.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">Their Slack id, where known.</param>
    public sealed record Question(Reason Why, ImmutableArray<string> Mentions) : IncidentAction;

    /// <summary>The clock withdraws an acknowledgement: whoever was asked did not answer.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">Slack's ids of those who are called instead.</param>
    public sealed record Withdraw(Reason Why, ImmutableArray<string> Mentions) : IncidentAction;
}
