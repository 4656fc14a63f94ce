namespace RoleFerry.Core.Incidents;

/// <summary>What happened to an incident. Stored by name: names never change.</summary>
public enum IncidentEventKind
{
    /// <summary>An alarm opened it.</summary>
    Opened,

    /// <summary>An alarm opened it again soon after its end.</summary>
    Reopened,

    /// <summary>A further alarm joined it.</summary>
    Joined,

    /// <summary>An alarm of it fired again while it was firing.</summary>
    StillFiring,

    /// <summary>It was told again.</summary>
    Repeated,

    /// <summary>It became worse, or more people have to know.</summary>
    Raised,

    /// <summary>One of its alarms recovered; others still fire.</summary>
    Recovered,

    /// <summary>All its alarms recovered.</summary>
    Resolved,

    /// <summary>Something to know that changes nothing.</summary>
    Noted,

    /// <summary>Somebody looks at it.</summary>
    Acknowledged,

    /// <summary>Nobody looks at it any more.</summary>
    Unacknowledged,

    /// <summary>More people were told.</summary>
    Escalated,

    /// <summary>Somebody said how bad it is.</summary>
    SeveritySet,

    /// <summary>Somebody wrote something down.</summary>
    NoteAdded,

    /// <summary>Nobody is told again for a while.</summary>
    Muted,

    /// <summary>Somebody was called by name.</summary>
    PersonPaged,

    /// <summary>It is somebody's.</summary>
    Assigned,

    /// <summary>Somebody said that it is not over, which it was not.</summary>
    HeldOpen,

    /// <summary>A level was passed over.</summary>
    LevelSkipped,

    /// <summary>The next level is held back until its hours.</summary>
    EscalationHeld,

    /// <summary>It should be over by now.</summary>
    Overdue,

    /// <summary>Whoever acknowledged was asked whether they still look at it.</summary>
    AcknowledgementQuestioned,

    /// <summary>What had been held back was told.</summary>
    Released,

    /// <summary>Something about the product was changed shortly before it began, or after.</summary>
    ChangeTold,

    /// <summary>It is no longer muted.</summary>
    Unmuted,

    /// <summary>Alarms that had joined were told together.</summary>
    JoinsTold,
}
