using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Elixir's traces: <c>** (TYPE) MESSAGE</c>, then frames, innermost first, with the application that each belongs to:
/// https://hexdocs.pm/elixir/Exception.html#format/3.
/// </summary>
internal static class BeamTrace
{
    public static ReadOnlySpan<byte> Mark => "** ("u8;

    public static void Read(ref TraceBuilder builder)
    {
        builder.Language = StackLanguage.Beam;
        var lines = new TraceLines(builder.Text);
        while (lines.TryNext(out var line))
        {
            int mark = line.IndexOf(Mark);
            if (mark >= 0)
                builder.AddError(HeaderOf(line[(mark + Mark.Length)..]));
            else if (!builder.IsEmpty)
                ReadFrame(ref builder, line);
        }
    }

    private static ErrorHeader HeaderOf(ReadOnlySpan<byte> line)
    {
        int close = line.IndexOf((byte)')');
        return close < 0
            ? default
            : new ErrorHeader(line[..close], line[(close + 1)..].TrimStart((byte)' '), HeaderRank.Named);
    }

    /// <summary><c>(app 1.0.0) lib/app/file.ex:12: App.Module.function/2</c></summary>
    private static void ReadFrame(ref TraceBuilder builder, ReadOnlySpan<byte> line)
    {
        var frame = line.TrimStart((byte)' ');
        if (frame.Length == line.Length)
            return;
        ReadOnlySpan<byte> application = [];
        if (frame is [(byte)'(', ..] && frame.IndexOf((byte)')') is > 0 and var close)
        {
            application = frame[1..close];
            frame = frame[(close + 1)..].TrimStart((byte)' ');
            int version = application.IndexOf((byte)' ');
            if (version > 0)
                application = application[..version];
        }

        int colon = frame.IndexOf(": "u8);
        if (colon < 0 && application.IsEmpty)
            return;
        var path = colon < 0 ? [] : frame[..colon].TrimEnd(":0123456789"u8);
        var function = colon < 0 ? frame : frame[(colon + 2)..];
        if (function.Contains((byte)' ') && !function.StartsWith("anonymous fn"u8))
            return;
        builder.AddFrameOf(application, [], AuthorsName(function), path);
    }

    /// <summary>An anonymous function counts as the one it is in: <c>anonymous fn/1 in App.run/0</c>.</summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> function)
    {
        int inside = function.IndexOf(" in "u8);
        return inside < 0 ? function : function[(inside + " in "u8.Length)..];
    }
}
