namespace RoleFerry.Core.Logs.Groups;

/// <summary>Where an error group stands.</summary>
public enum GroupStatus
{
    /// <summary>Seen for the first time, and its first alarm has not ended.</summary>
    New,

    /// <summary>Known.</summary>
    Ongoing,

    /// <summary>Seen again after a person called it resolved, and that alarm has not ended.</summary>
    Regressed,

    /// <summary>A person called it resolved, and it has not been seen since.</summary>
    Resolved,

    /// <summary>A person does not want to hear of it. It is counted all the same.</summary>
    Muted,
}
