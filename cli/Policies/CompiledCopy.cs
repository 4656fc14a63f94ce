namespace RoleFerry.Cli.Policies;

/// <summary>How the compiled copy of a policy stands to it.</summary>
internal enum CompiledCopy
{
    /// <summary>The policy cannot be used, so nothing can be said.</summary>
    Unknown,

    /// <summary>There is none beside it.</summary>
    Missing,

    /// <summary>It is of another content.</summary>
    Stale,

    /// <summary>It is this very content.</summary>
    Current,
}
