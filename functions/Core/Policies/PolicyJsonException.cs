namespace RoleFerry.Core.Policies;

/// <summary>
/// Leaves <see cref="PolicyJsonReader"/> with what is wrong and where. Never leaves <see cref="PolicyJson"/>.
/// </summary>
internal sealed class PolicyJsonException(string message) : Exception(message);
