using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>What could be learnt from the lines of a log.</summary>
internal sealed record LearnedLog
{
    /// <summary>How many lines it has.</summary>
    public required int Lines { get; init; }

    /// <summary>Entries that are read without a pattern, by the format's name.</summary>
    public ImmutableSortedDictionary<string, int> Known { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Lines that no reader understands.</summary>
    public int Unread { get; init; }

    /// <summary>The patterns to add.</summary>
    public ImmutableArray<LearnedPattern> Patterns { get; init; } = [];

    /// <summary>The log group's entry in logs.yaml with the patterns; null where there is none to add.</summary>
    public string? Yaml { get; init; }

    /// <summary>What LogErrors finds without the patterns.</summary>
    public FoundErrors? Before { get; init; }

    /// <summary>What it finds with them.</summary>
    public FoundErrors? After { get; init; }

    /// <summary>Lines that are still not understood.</summary>
    public int Left { get; init; }

    /// <summary>The first of them.</summary>
    public ImmutableArray<LeftLine> LeftLines { get; init; } = [];

    /// <summary>Why nothing was learnt though it should have been; null where all is well.</summary>
    public string? Reason { get; init; }
}
