namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>Where in the text a frame's names stand, and which error it belongs to.</summary>
internal readonly record struct FramePart(int Error, Part Module, Part Function, bool IsApp);
