namespace RoleFerry.Core.Logs.Groups;

/// <summary>What is stored of a group.</summary>
/// <param name="Group">Its state.</param>
/// <param name="ThisHour">
/// How often it was counted in the hour of its newest error of the batch, before the batch.
/// </param>
/// <param name="History">
/// The counts of the hours before that one, those without any as zero; empty where they do not matter.
/// </param>
public sealed record KnownGroup(ErrorGroup Group, long ThisHour, IReadOnlyList<long> History);
