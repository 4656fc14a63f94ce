namespace RoleFerry.Adapters.Table;

/// <summary>What became of a decision's transaction.</summary>
public enum CommitResult
{
    /// <summary>All of it is written.</summary>
    Committed,

    /// <summary>This transition was handled before; nothing is written.</summary>
    Duplicate,

    /// <summary>Something it was decided on has changed since; nothing is written. Load and decide again.</summary>
    Conflict,

    /// <summary>
    /// Another incident has the new one's id; nothing is written. Decide again with the next attempt.
    /// </summary>
    IdTaken,
}
