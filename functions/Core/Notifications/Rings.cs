using System.Collections.Immutable;
using System.Globalization;

namespace RoleFerry.Core.Notifications;

/// <summary>
/// What rings for an incident in a channel that keeps state. PagerDuty rings once for a dedup key until that is
/// resolved, whatever else comes with it; so each page has a key of its own, by the version of the incident that it
/// tells of, and ends the one before it. A page that is sent twice has the same key and rings once.
/// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/#alert-de-duplication
/// </summary>
public static class Rings
{
    /// <summary>The version of an incident's first page, whose key is the incident's id.</summary>
    public const int First = 1;

    private const char Mark = '#';

    /// <summary>
    /// The dedup key of an incident's page: <c>INC-7F3K9Q2M</c> of the first, else <c>INC-7F3K9Q2M#5</c>.
    /// </summary>
    public static string KeyOf(string incidentId, int version) =>
        version <= First ? incidentId : string.Create(CultureInfo.InvariantCulture, $"{incidentId}{Mark}{version}");

    /// <summary>The incident that a dedup key is of.</summary>
    public static string IncidentOf(string key) => key.Split(Mark)[0];

    /// <summary>
    /// The pages that a message to a channel is about, by their versions, the oldest first: none of a page; of an end
    /// those of which it is not known that they were ended, and the first; of all else the newest.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="ofChannel">All messages of its incident to its channel, and whether each was taken.</param>
    public static ImmutableArray<int> Of(
        Notification message,
        IReadOnlyCollection<(Notification Message, bool IsSent)> ofChannel
    )
    {
        if (message.Kind == NotificationKind.Page)
            return [];
        int[] pages =
        [
            .. ofChannel
                .Where(m => m.Message.Kind == NotificationKind.Page && m.Message.Version < message.Version)
                .Select(m => m.Message.Version)
                .Order(),
        ];
        var newest = pages is [.., var last] ? last : First;
        if (message.Kind != NotificationKind.Resolve)
            return [newest];

        // The end before took what rang then; the page that was decided with it has its version.
        var ended = ofChannel
            .Where(m => m.Message.Kind == NotificationKind.Resolve && m.IsSent && m.Message.Version < message.Version)
            .Max(m => (int?)m.Message.Version);
        // A page that is sent without the table has the first one's key, and may come after an end.
        var left = pages.Where(page => page >= (ended ?? First)).Prepend(First);
        // What people reopened there has its old key.
        return [.. (message.EndsEarlier ? left : left.Append(newest)).Distinct().Order()];
    }
}
