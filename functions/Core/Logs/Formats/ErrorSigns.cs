using System.Text;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// What says without a level that something went wrong: what runtimes write when a program dies, an error's name at a
/// line's beginning, and the signs that some people put there.
/// </summary>
internal static class ErrorSigns
{
    private static readonly WordTable<Emptiness> Nothings = new(
        (one, _) => one,
        (Emptiness.Nothing, "0 - none no null nil false n/a 0% ok success undefined")
    );

    private static readonly byte[][] Beginnings =
    [
        [.. PythonTrace.Mark],
        [.. "Exception Group Traceback (most recent call last)"u8],
        [.. "Exception in thread"u8],
        [.. "Exception ignored in"u8],
        [.. "Fatal Python error"u8],
        [.. "Unhandled exception"u8],
        [.. "Unhandled Exception"u8],
        [.. "Unhandled rejection"u8],
        [.. "UnhandledPromiseRejection"u8],
        [.. "[UnhandledPromiseRejection"u8],
        [.. "Uncaught "u8],
        [.. "uncaughtException"u8],
        [.. "unhandledRejection"u8],
        [.. "panic: "u8],
        [.. "fatal error: "u8],
        [.. "Fatal error: "u8],
        [.. "Parse error: "u8],
        [.. "fatal: "u8],
        [.. "http: panic serving"u8],
        [.. "FATAL ERROR: "u8],
        [.. "PHP Fatal error"u8],
        [.. "PHP Parse error"u8],
        [.. "PHP Recoverable fatal error"u8],
        [.. "Segmentation fault"u8],
        [.. "Bus error"u8],
        [.. "Aborted (core dumped)"u8],
        [.. "terminate called after"u8],
        [.. "Out of memory: "u8],
        [.. "Memory cgroup out of memory"u8],
        [.. "# A fatal error has been detected"u8],
        [.. "A fatal error has been detected"u8],
        [.. "stack smashing detected"u8],
        [.. "runtime: out of memory"u8],
        [.. "make: *** "u8],
        [.. "npm ERR!"u8],
        [.. "npm error "u8],
        [.. "ERROR REPORT===="u8],
        [.. "CRASH REPORT===="u8],
    ];

    /// <summary>The beginnings by their first bytes.</summary>
    private static readonly byte[]?[][] ByFirst =
    [
        .. Enumerable.Range(0, 256).Select(b => Beginnings.Where(t => t[0] == b).ToArray()),
    ];

    private enum Emptiness : byte
    {
        Something,
        Nothing,
    }

    /// <summary>Whether a text, without what stands before its message, says that something went wrong.</summary>
    public static bool IsError(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return false;
        foreach (byte[]? beginning in ByFirst[text[0]])
        {
            if (text.StartsWith(beginning))
                return true;
        }

        var line = FirstLine(text);
        return (line.IsEmpty ? default : line[0]) switch
        {
            (byte)'t' => line.StartsWith("thread '"u8) && line.IndexOf("' panicked at "u8) > 0,
            (byte)'(' => line.StartsWith("(node:"u8) && line.IndexOf("UnhandledPromiseRejection"u8) > 0,
            (byte)'*' => line.StartsWith("** ("u8) && line.IndexOf(") "u8) > 0,
            _ => IsNamedError(line),
        };
    }

    /// <summary>The length of a sign such as a cross that a text begins with, or 0.</summary>
    public static int LengthOfMark(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] < 0xe2)
            return 0;
        foreach (byte[] sign in SignBytes)
        {
            if (text.StartsWith(sign))
                return sign.Length + (text[sign.Length..].StartsWith(TextVariant) ? TextVariant.Length : 0);
        }

        return 0;
    }

    /// <summary>Crosses and alarms: ❌ ✖ ✗ ✘ ⨯ ⛔ 🚨 💥 🛑 ☠</summary>
    public static IReadOnlyList<string> Signs { get; } =
    ["\u274c", "\u2716", "\u2717", "\u2718", "\u2a2f", "\u26d4", "\U0001f6a8", "\U0001f4a5", "\U0001f6d1", "\u2620"];

    private static readonly byte[][] SignBytes = [.. Signs.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether what a level or an error's name is followed by says that there was none: <c>none</c>.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> text) =>
        Nothings.Find(text.TrimEnd(" \t\r.,;"u8)) == Emptiness.Nothing;

    private static ReadOnlySpan<byte> TextVariant => "\ufe0f"u8;

    /// <summary>
    /// <c>acme.errors.Taken: it broke</c>, or Ruby's <c>app.rb:3:in 'f': it broke (RuntimeError)</c>.
    /// </summary>
    private static bool IsNamedError(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)')'] && line.IndexOf(".rb:"u8) > 0 && line.IndexOf(":in "u8) > 0)
            return line.EndsWith("Error)"u8) || line.EndsWith("Exception)"u8);
        return ErrorHeader.TryRead(line, out var header) && IsErrorName(header.Type) && !IsNothing(header.Message);
    }

    /// <summary>Whether a type is one of errors, by its own name or by that of its module.</summary>
    private static bool IsErrorName(ReadOnlySpan<byte> type)
    {
        int dot = type.LastIndexOf((byte)'.');
        var name = type[(dot + 1)..];
        if (
            name.EndsWith("Error"u8)
            || name.EndsWith("Exception"u8)
            || name.EndsWith("Throwable"u8)
            || name.EndsWith("Failure"u8)
            || name.EndsWith("ExceptionGroup"u8)
            || name.SequenceEqual("KeyboardInterrupt"u8)
        )
            return true;
        return dot > 0
            && char.IsAsciiLetterUpper((char)(name.IsEmpty ? 0 : name[0]))
            && (type.IndexOf("error"u8) >= 0 || type.IndexOf("exception"u8) >= 0 || type.IndexOf(".exc."u8) >= 0);
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return (end <= 0 ? text : text[..end]).TrimEnd((byte)'\r');
    }
}
