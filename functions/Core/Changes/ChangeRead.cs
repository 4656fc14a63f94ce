using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Changes;

/// <summary>What came out of a post: a change, or why it is none.</summary>
/// <param name="Change">The change; null where it is none.</param>
/// <param name="Unreadable">What was wrong; null where it is one.</param>
public sealed record ChangeRead(Change? Change, UnreadableInput? Unreadable);
