namespace RoleFerry.Adapters.Table;

/// <summary>Where the state is kept.</summary>
/// <param name="TableName">The one table's name or ARN.</param>
public sealed record TableSettings(string TableName);
