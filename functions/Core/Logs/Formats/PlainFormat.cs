using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// A line that no format's reader knows. What programs write when they die has no format either, and is an error.
/// </summary>
internal static class PlainFormat
{
    public static void Read(ReadOnlySpan<byte> text, ref LogLine line)
    {
        line.Format = LogFormat.Plain;
        line.Level = IsError(text) ? Level.Error : Level.Info;
        line.Message = text;
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
