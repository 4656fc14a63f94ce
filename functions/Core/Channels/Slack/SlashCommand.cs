using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// What somebody typed behind <c>/incident</c>. An incident that is not named is null: the one that is open, where
/// only one is.
/// </summary>
public abstract record SlashCommand
{
    private SlashCommand(AccessRight needs) => Needs = needs;

    /// <summary>What somebody who types it has to be allowed.</summary>
    public AccessRight Needs { get; }

    /// <summary>What can be typed.</summary>
    public sealed record Help() : SlashCommand(AccessRight.Read);

    /// <summary>What is open.</summary>
    public sealed record List() : SlashCommand(AccessRight.Read);

    /// <summary>How one stands.</summary>
    public sealed record Show(string? IncidentId) : SlashCommand(AccessRight.Read);

    /// <summary>Why people were told of one, or were not.</summary>
    public sealed record Explain(string? IncidentId) : SlashCommand(AccessRight.Read);

    /// <summary>What happened to one.</summary>
    public sealed record Timeline(string? IncidentId) : SlashCommand(AccessRight.Read);

    /// <summary>Where one's post-mortem stands.</summary>
    public sealed record PostMortem(string? IncidentId) : SlashCommand(AccessRight.Read);

    /// <summary>Something is wrong that no alarm tells.</summary>
    /// <param name="Severity">How bad.</param>
    /// <param name="Service">Whose; empty where not said.</param>
    /// <param name="Title">What, in a few words.</param>
    public sealed record Open(Severity Severity, string Service, string Title) : SlashCommand(AccessRight.Acknowledge);

    /// <summary>Something is asked of one.</summary>
    public sealed record Act(string? IncidentId, IncidentAction Action) : SlashCommand(Action.Needs);

    /// <summary>More people have to know.</summary>
    public sealed record Escalate(string? IncidentId) : SlashCommand(AccessRight.Acknowledge);

    /// <summary>Nobody wants to be told of such alarms for a while: a silence.</summary>
    /// <param name="Matchers">What they are; all must match.</param>
    /// <param name="For">How long.</param>
    /// <param name="Why">Why.</param>
    public sealed record Silence(ImmutableArray<Matcher> Matchers, TimeSpan For, string Why)
        : SlashCommand(AccessRight.Silence);

    /// <summary>A silence ends.</summary>
    public sealed record EndSilence(string Id) : SlashCommand(AccessRight.Silence);

    /// <summary>What is silenced.</summary>
    public sealed record Silences() : SlashCommand(AccessRight.Read);

    /// <summary>Somebody has to come.</summary>
    /// <param name="IncidentId">To which one.</param>
    /// <param name="Person">As it was typed: an id, a name, or Slack's mention.</param>
    public sealed record Page(string? IncidentId, string Person) : SlashCommand(AccessRight.Acknowledge);

    /// <summary>It is somebody's.</summary>
    /// <param name="IncidentId">Which one.</param>
    /// <param name="Person">As it was typed; null for oneself.</param>
    public sealed record Own(string? IncidentId, string? Person) : SlashCommand(AccessRight.Acknowledge);

    /// <summary>Who is on call.</summary>
    public sealed record OnCall() : SlashCommand(AccessRight.Read);

    /// <summary>Somebody takes over from now on.</summary>
    /// <param name="Person">As it was typed.</param>
    /// <param name="Level">Whose duty: a level's name; null for the first.</param>
    /// <param name="For">How long.</param>
    public sealed record TakeOver(string Person, string? Level, TimeSpan For) : SlashCommand(AccessRight.Override);

    /// <summary>It could not be understood.</summary>
    /// <param name="Why">What is wrong and how to do it right, for whoever typed it.</param>
    public sealed record Wrong(string Why) : SlashCommand(AccessRight.Read);
}
