namespace RoleFerry.Adapters.Tests.House;

/// <summary>Stands for the end of the process.</summary>
internal sealed class CrashException() : Exception("The process died.");
