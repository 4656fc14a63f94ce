namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What a command led to. Stored and counted by name: names never change.</summary>
public enum CommandOutcome
{
    /// <summary>It is carried out.</summary>
    Done,

    /// <summary>It was so already; nothing is written.</summary>
    AlreadySo,

    /// <summary>Something newer than the command counts; nothing is written.</summary>
    Late,

    /// <summary>It cannot be done as things stand; nothing is written.</summary>
    Refused,

    /// <summary>This very command was carried out before; nothing is written.</summary>
    Duplicate,

    /// <summary>There is no such incident.</summary>
    NoSuchIncident,
}
