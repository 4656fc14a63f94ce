using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>Where in the text a frame's names stand, and which error it belongs to.</summary>
internal readonly record struct FirstFrame(int Error, Part Module, Part Function, bool IsApp);
