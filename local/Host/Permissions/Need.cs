namespace RoleFerry.Local.Permissions;

/// <summary>One permission that a call needs.</summary>
/// <param name="Action">Such as <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">An ARN; <c>*</c> where the action knows no resources.</param>
/// <param name="Keys">
/// The partition keys that it touches, an index's its own: IAM's <c>dynamodb:LeadingKeys</c>. Empty for other services.
/// </param>
public sealed record Need(string Action, string Resource, IReadOnlyList<string> Keys);
