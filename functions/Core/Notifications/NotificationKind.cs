namespace RoleFerry.Core.Notifications;

/// <summary>What a message asks of the one who reads it.</summary>
public enum NotificationKind
{
    /// <summary>Do something: a page, a new post, a mail.</summary>
    Page,

    /// <summary>Know that something changed.</summary>
    Update,

    /// <summary>It is over.</summary>
    Resolve,
}
