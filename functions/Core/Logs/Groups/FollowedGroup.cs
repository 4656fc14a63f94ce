namespace RoleFerry.Core.Logs.Groups;

/// <summary>The group of an older version of fingerprints in which an error counts on.</summary>
/// <param name="Group">The older group.</param>
/// <param name="IsKept">Whether it is stored already that the error's own fingerprint stands for this group.</param>
public sealed record FollowedGroup(ErrorFingerprint Group, bool IsKept);
