namespace RoleFerry.Core.Incidents;

/// <summary>What is found of an incident that a <see cref="StalePointer"/> names.</summary>
public enum StalePointerState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>It was resolved.</summary>
    Over,

    /// <summary>This code cannot read it.</summary>
    Unreadable,
}
