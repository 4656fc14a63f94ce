using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// A line without a level. What programs write when they die has none, and is an error; so is anything above a stack
/// trace in the same event.
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
            Trigger.Anywhere("panic"),
            Trigger.Anywhere("fatal"),
            Trigger.Anywhere("uncaught"),
            Trigger.Anywhere("unhandled"),
            Trigger.Anywhere("memory: "),
            Trigger.Anywhere("segmentation"),
            Trigger.Anywhere("segfault"),
            Trigger.EventStart("terminate called"),
            Trigger.EventStart("Aborted ("),
            Trigger.EventStart("*** stack smashing"),
            Trigger.EventStart("KeyboardInterrupt"),
        ]
    )
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var head = TextHead.Of(text);
        // A group of tracebacks stands behind a margin.
        var message = text[head.Length..].TrimStart(" |+"u8);
        line.Format = this;
        line.Level = !head.HasLevel && (ErrorSigns.IsError(message) || HoldsTrace(text)) ? Level.Error : Level.Info;
        line.Message = head.HasTime && line.Level == Level.Error ? message : text;
        return true;
    }

    /// <summary>Whether a stack trace stands below the first line.</summary>
    private static bool HoldsTrace(ReadOnlySpan<byte> text)
    {
        if (!TraceReader.MayHoldTrace(text))
            return false;
        var lines = new TraceLines(text);
        while (lines.TryNext(out var line))
        {
            var frame = TraceReader.FrameOf(line);
            bool isFrame =
                !frame.IsEmpty && (NodeTrace.IsFrame(frame) || JavaTrace.IsFrame(frame) || DotNetTrace.IsFrame(frame));
            if (isFrame || line.TrimStart(" |"u8).StartsWith(PythonTrace.Mark) || line.StartsWith(GoTrace.Mark))
                return true;
        }

        return false;
    }
}
