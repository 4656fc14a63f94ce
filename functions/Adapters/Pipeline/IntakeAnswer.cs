namespace RoleFerry.Adapters.Pipeline;

/// <summary>What an event led to.</summary>
/// <param name="Signals">Each signal of it.</param>
/// <param name="Unreadable">What could not be understood, <c>where: what</c>; it lies in the failure queue.</param>
public sealed record IntakeAnswer(IReadOnlyList<SignalAnswer> Signals, IReadOnlyList<string> Unreadable);
