namespace RoleFerry.Core.Policies;

/// <summary>Where something is said that nobody's phone has to ring for.</summary>
public static class QuietChannel
{
    /// <summary>
    /// The first conversation among these channels, then in the whole policy; where there is none, the first mailbox.
    /// Null where there is neither.
    /// </summary>
    /// <param name="names">Those who are concerned, by name.</param>
    /// <param name="policy">What has the channels.</param>
    public static string? Of(IEnumerable<string> names, RoutingPolicy policy)
    {
        var known = names
            .Concat(policy.Channels.Keys)
            .Where(policy.Channels.ContainsKey)
            .Select(name => policy.Channels[name])
            .ToArray();
        return (
            known.FirstOrDefault(c => c.Kind.ReadIn == ReadingPlace.Conversation)
            ?? known.FirstOrDefault(c => c.Kind.ReadIn == ReadingPlace.Mailbox)
        )?.Name;
    }
}
