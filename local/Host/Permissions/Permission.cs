namespace RoleFerry.Local.Permissions;

/// <summary>A permission that a function needed at least once.</summary>
/// <param name="Function">Its logical id.</param>
/// <param name="Action">Such as <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c>.</param>
/// <param name="Keys">
/// The kind of the partition key, such as <c>INC#*</c> or <c>PING</c>; empty for other services.
/// </param>
public sealed record Permission(string Function, string Action, string Resource, string Keys)
{
    internal static IEnumerable<Permission> Of(string function, Need need) =>
        need.Keys.Count == 0
            ? [new(function, need.Action, need.Resource, "")]
            : need.Keys.Select(key => new Permission(function, need.Action, need.Resource, KindOf(key)));

    /// <summary>Up to its first #, which parts what an item is from which one it is.</summary>
    private static string KindOf(string key) => key.IndexOf('#') is var end and >= 0 ? key[..(end + 1)] + "*" : key;
}
