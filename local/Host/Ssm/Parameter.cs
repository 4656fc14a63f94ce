namespace RoleFerry.Local.Ssm;

/// <summary>One SSM parameter.</summary>
internal sealed record Parameter(string Name, string Value, string Type, long Version, DateTimeOffset Modified);
