using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Incidents;

/// <summary>Which way a command came. No rule prefers one to another.</summary>
/// <param name="Name">As it is stored: names never change.</param>
public readonly record struct CommandWay(string Name)
{
    /// <summary>The operator's command.</summary>
    public static CommandWay Cli { get; } = new("Cli");

    /// <summary>A dashboard widget.</summary>
    public static CommandWay Dashboard { get; } = new("Dashboard");

    /// <summary>A deadline that passed.</summary>
    public static CommandWay Clock { get; } = new("Clock");

    /// <summary>How a sentence says it.</summary>
    public string Through =>
        Name switch
        {
            nameof(Cli) => "on the command line",
            nameof(Dashboard) => "on the dashboard",
            nameof(Clock) => "by policy",
            var channel => $"in {channel}",
        };

    /// <summary>What people press, type or follow in a channel of this kind.</summary>
    public static CommandWay In(ChannelKind kind) => new(kind.Label);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
