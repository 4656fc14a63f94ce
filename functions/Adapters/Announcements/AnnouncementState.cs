namespace RoleFerry.Adapters.Announcements;

/// <summary>Where an announcement stands. Stored by name: names never change.</summary>
public enum AnnouncementState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel refused it, or did not take it for a day.</summary>
    GivenUp,
}
