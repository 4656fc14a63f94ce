using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>How people type an action, as behind Slack's <c>/incident</c>; each stands beside its action.</summary>
public sealed record TypedCommand
{
    /// <summary>What it is called; the first is the name that the help shows.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>What is typed behind the incident's id, as the help shows it; empty: nothing.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>What it does, for the help.</summary>
    public required string Help { get; init; }

    /// <summary>What people are told when the arguments are wrong, without a full stop.</summary>
    public string Wrong { get; init; } = "";

    /// <summary>Right arguments, to be shown with <see cref="Wrong"/>.</summary>
    public string Example { get; init; } = "";

    /// <summary>Reads the arguments as they were typed; null where they are wrong.</summary>
    public required Func<string, IncidentAction?> Read { get; init; }

    /// <summary>One that takes no arguments.</summary>
    internal static TypedCommand Plain(string help, IncidentAction action, params ImmutableArray<string> words) =>
        new()
        {
            Words = words,
            Help = help,
            Read = arguments => arguments.Length == 0 ? action : null,
        };
}
