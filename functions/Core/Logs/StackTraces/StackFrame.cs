using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>One call on the stack, without its line number.</summary>
/// <param name="Module">The file (its folder and name) or the type; empty where the function's name says all.</param>
/// <param name="Function">The function, under the name that its author gave it.</param>
/// <param name="Rule">Why it counts as the product's own, or as a library's.</param>
public readonly record struct StackFrame(string Module, string Function, FrameRule Rule)
{
    /// <summary>Whether it is the product's own code, not a library's.</summary>
    public bool IsApp => Rule <= FrameRule.OwnSource;
}
