namespace RoleFerry.Core.Logs.StackTraces.Parts;

/// <summary>A part of the trace's text.</summary>
internal readonly record struct Part(int Start, int Length);
