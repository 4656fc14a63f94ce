using System.Text;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// A stack trace as people read it. Grouping uses <see cref="StackTraceTemplate"/>, which allocates nothing.
/// </summary>
/// <param name="Language">Whose it is.</param>
/// <param name="Errors">The error that came up last, then what caused it, back to the first.</param>
public sealed record StackTrace(StackLanguage Language, IReadOnlyList<StackError> Errors)
{
    /// <summary>Reads the first stack trace in a text.</summary>
    /// <returns>Null when there is none.</returns>
    public static StackTrace? Parse(string text, InAppRules rules)
    {
        var builder = new TraceBuilder(
            Encoding.UTF8.GetBytes(text),
            rules,
            new ErrorPart[TraceBuilder.MaxErrors],
            new FramePart[TraceBuilder.MaxFrames]
        );
        return TraceReader.MayHoldTrace(builder.Text) && TraceReader.TryRead(ref builder) ? builder.Build() : null;
    }
}
