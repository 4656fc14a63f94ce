using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// A line that no format's reader knows. What programs write when they die has no format either, and is an error. One
/// whose type has none of the words below in its name, such as <c>acme.Oops</c>, is seen in a stack trace alone.
/// </summary>
internal sealed class PlainFormat()
    : LogFormat(
        "Plain",
        [
            Trigger.Anywhere("error"),
            Trigger.Anywhere("exception"),
            Trigger.Anywhere("failure"),
            Trigger.Anywhere("throwable"),
            Trigger.Anywhere("traceback"),
            Trigger.Anywhere("timed out"),
            Trigger.Anywhere("panic"),
            Trigger.Anywhere("fatal"),
            Trigger.Anywhere("uncaught"),
            Trigger.Anywhere("unhandled"),
        ]
    )
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        line.Format = this;
        line.Level = IsError(text) ? Level.Error : Level.Info;
        line.Message = text;
        return true;
    }

    private static bool IsError(ReadOnlySpan<byte> text) =>
        text.StartsWith(PythonTrace.Mark)
        || text.StartsWith("Unhandled exception"u8)
        || text.StartsWith("Exception in thread"u8)
        || text.StartsWith("panic: "u8)
        || text.StartsWith("fatal error: "u8)
        || text.StartsWith("Uncaught "u8)
        || ErrorHeader.IsAtStart(FirstLine(text));

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
