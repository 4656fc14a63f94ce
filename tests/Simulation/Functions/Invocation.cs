namespace RoleFerry.Simulation.Functions;

/// <summary>Something that a function is to do.</summary>
internal sealed record Invocation
{
    public required FunctionKind Kind { get; init; }

    /// <summary>For the story.</summary>
    public required string What { get; init; }

    /// <summary>Runs it once, in a process, within the time that is left.</summary>
    public required Func<FunctionProcess, TimeSpan, Task> Run { get; init; }

    /// <summary>As template.yaml has it.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Attempts after the first one.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The alarms' transitions that it carries.</summary>
    public IReadOnlyList<string> Carries { get; init; } = [];

    /// <summary>Runs when no further attempt follows.</summary>
    public Action? Ended { get; init; }
}
