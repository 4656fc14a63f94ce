namespace RoleFerry.Core.Policies;

/// <summary>A named way to reach people.</summary>
/// <param name="Name">As routes name it.</param>
/// <param name="Kind">What carries it.</param>
/// <param name="Target">
/// What <see cref="ChannelKind.Target"/> says; empty where the deployment says where it leads.
/// </param>
public sealed record Channel(string Name, ChannelKind Kind, string Target = "")
{
    /// <summary>More than people read one by one, and at one a second more than a few seconds late.</summary>
    public const int DefaultDigestAbove = 5;

    /// <summary>
    /// Pages that wait at once for a channel with an interval, above which they are told in one message.
    /// </summary>
    public int DigestAbove { get; init; } = DefaultDigestAbove;
}
