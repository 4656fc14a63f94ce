namespace RoleFerry.AwsPackages.Tests.RuntimeSupport;

/// <summary>What a function posted.</summary>
/// <param name="Kind"><c>response</c> or <c>error</c>.</param>
internal sealed record Posted(string Id, string Kind, string Body, string? ContentType, string? ErrorType);
