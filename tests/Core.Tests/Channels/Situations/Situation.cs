using System.Collections.Immutable;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>Something that people are woken by or told of.</summary>
/// <param name="Name">Its golden file's name.</param>
/// <param name="Title">What happens, for the table of docs/messages.md.</param>
/// <param name="What">What its messages have to say in plain words.</param>
internal sealed record Situation(string Name, string Title, string What)
{
    /// <summary>The incident as it stands; null for an announcement.</summary>
    public Incident? Incident { get; init; }

    /// <summary>What has to be said of it.</summary>
    public Notification? Notification { get; init; }

    /// <summary>Other incidents that are told with it.</summary>
    public ImmutableArray<Incident> Also { get; init; } = [];

    /// <summary>What is said where it is about no single incident.</summary>
    public Announcement? Announcement { get; init; }

    /// <summary>Whether it asks somebody to do something now: then all of the questions have to be answered.</summary>
    public bool IsPage => Notification?.Kind == NotificationKind.Page;

    public override string ToString() => Name;
}
