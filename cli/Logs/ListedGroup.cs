namespace RoleFerry.Cli.Logs;

/// <summary>A log group that is to be read, as logs.yaml lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RetentionDays">How long CloudWatch Logs is to keep its lines; null: as it is.</param>
/// <param name="IsArchived">Whether its lines go to the archive too, where the stack has one.</param>
internal sealed record ListedGroup(string Name, int? RetentionDays, bool IsArchived);
