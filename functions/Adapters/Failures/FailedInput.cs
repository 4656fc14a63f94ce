namespace RoleFerry.Adapters.Failures;

/// <summary>Something that the failure queue keeps for a person.</summary>
/// <param name="Kind"><c>unreadable-input</c> or <c>undeliverable-page</c>.</param>
/// <param name="Where">Which part of it, or which message.</param>
/// <param name="What">What was wrong, in a sentence.</param>
/// <param name="Payload">The thing itself; text that is not UTF-8 comes as base64.</param>
public sealed record FailedInput(string Kind, string Where, string What, ReadOnlyMemory<byte> Payload);
