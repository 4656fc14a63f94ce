namespace RoleFerry.Core.Signals;

/// <summary>A piece of input that could not be understood.</summary>
/// <param name="Where">
/// A path into the event: <c>Records[1].Sns.Message.NewStateValue</c>; <c>$</c> for the whole.
/// </param>
/// <param name="What">What was wrong there, in a sentence.</param>
/// <param name="Raw">The piece as it came, for the failure queue.</param>
public sealed record UnreadableInput(string Where, string What, ReadOnlyMemory<byte> Raw);
