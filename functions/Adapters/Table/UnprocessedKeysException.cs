namespace RoleFerry.Adapters.Table;

/// <summary>DynamoDB answered a batch in part because it is busy.</summary>
internal sealed class UnprocessedKeysException() : Exception("DynamoDB left keys of a batch unread.");
