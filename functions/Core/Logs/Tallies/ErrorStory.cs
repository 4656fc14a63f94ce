using System.Text;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>An error as people tell of it. Redacted; each part null or empty where its line does not say it.</summary>
/// <param name="Message">What the program wrote, its first line.</param>
/// <param name="Exception">The exception's type and message: <c>SmtpError: mailbox unavailable</c>.</param>
/// <param name="Frame">The innermost call in the product's own code: <c>send in workers/mail.py</c>.</param>
public readonly record struct ErrorStory(string? Message, string? Exception, string? Frame)
{
    private const int MaxMessage = 300;
    private const int MaxPart = 160;

    /// <summary>Bytes that are looked at; what decides stands at the beginning.</summary>
    private const int MaxRead = 16_384;

    /// <summary>Takes an entry apart.</summary>
    internal static ErrorStory Of(in LogEntry entry, InAppRules rules, SampleText text)
    {
        if (!text.IsComplete)
            return default;
        string message = Text(entry.Line.Message);
        string exception = Text(entry.Line.Exception);
        var trace = StackTrace.Parse(exception, rules) ?? StackTrace.Parse(message, rules);
        var error = trace is { Errors: [var first, ..] } ? first : null;
        var frames = trace?.Errors.SelectMany(e => e.Frames).ToArray() ?? [];
        StackFrame? frame = frames.Length == 0 ? null : frames.FirstOrDefault(f => f.IsApp, frames[0]);
        return new ErrorStory(
            text.Field(FirstLine(message), MaxMessage),
            text.Field(
                error is null ? FirstLine(exception)
                    : error.Message.Length == 0 ? error.Type
                    : $"{error.Type}: {error.Message}",
                MaxPart
            ),
            frame is { } f ? text.Field(f.Module.Length == 0 ? f.Function : $"{f.Function} in {f.Module}", MaxPart) : ""
        );
    }

    private static string Text(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxRead)]);

    private static string FirstLine(string text)
    {
        text = text.TrimStart();
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
