namespace RoleFerry.Core.Logs.Groups;

/// <summary>What is stored that a batch is decided on.</summary>
/// <param name="Followed">Of the batch's groups, those whose errors count in an older group.</param>
/// <param name="Groups">
/// Of the batch's groups, of those that they follow, of its services' <see cref="BatchDecider.FloodOf"/>, and of what
/// stands for its unread errors in too many layouts, those that are stored.
/// </param>
/// <param name="Raised">
/// How many signals each service's groups have raised, or would have but for a flood, in the batch's hour.
/// </param>
/// <param name="IsRaisedCounted">
/// Whether that number has this batch's signals in it already: an attempt before wrote it.
/// </param>
/// <param name="NewLayouts">
/// How many layouts of unread errors the batch's log group has shown for the first time in this hour of the clock.
/// </param>
public sealed record KnownLogs(
    IReadOnlyDictionary<ErrorFingerprint, FollowedGroup> Followed,
    IReadOnlyDictionary<ErrorFingerprint, KnownGroup> Groups,
    IReadOnlyDictionary<string, long> Raised,
    bool IsRaisedCounted,
    long NewLayouts = 0
);
