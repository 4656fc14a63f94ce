namespace RoleFerry.Core.Logs.Groups;

/// <summary>What is to be written because of a batch.</summary>
/// <param name="Groups">The batch's groups, in its order.</param>
/// <param name="Floods">The groups that stand for too many others, by service.</param>
/// <param name="Raised">Signals by service, those that a flood stands for included.</param>
public sealed record BatchDecision(
    IReadOnlyList<GroupChange> Groups,
    IReadOnlyDictionary<string, GroupChange> Floods,
    IReadOnlyDictionary<string, long> Raised
);
