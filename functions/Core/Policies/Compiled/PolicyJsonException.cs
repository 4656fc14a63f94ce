namespace RoleFerry.Core.Policies.Compiled;

/// <summary>
/// Says what of a compiled policy is wrong and where. Never leaves <see cref="PolicyJson"/>.
/// </summary>
internal sealed class PolicyJsonException(string message) : Exception(message);
