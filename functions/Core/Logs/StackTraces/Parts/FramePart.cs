using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Logs.StackTraces.Parts;

/// <summary>Where in the text a frame's names stand, which error it belongs to, and whose it is.</summary>
internal readonly record struct FramePart(int Error, Part Module, Part Function, FrameRule Rule)
{
    public bool IsApp => Rule <= FrameRule.OwnSource;
}
