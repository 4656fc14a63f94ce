namespace RoleFerry.Local;

/// <summary>Something that the local system needs is missing or broken; the message says what to do about it.</summary>
public sealed class LocalSetupException(string message, Exception? inner = null) : Exception(message, inner);
