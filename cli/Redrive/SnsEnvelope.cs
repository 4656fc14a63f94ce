using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Redrive;

/// <summary>
/// Takes an event out of what SNS wraps around it. What is published is wrapped anew, and an alarm in two wrappers is
/// none that <see cref="RoleFerry.Core.Sources.SignalReader"/> knows.
/// </summary>
internal static class SnsEnvelope
{
    /// <summary>The messages of an SNS event, record or notification; anything else as it is.</summary>
    public static ImmutableArray<string> Open(ReadOnlyMemory<byte> payload)
    {
        if (!JsonInput.TryParse(payload, out var document, out _))
            return [Encoding.UTF8.GetString(payload.Span)];
        using (document)
        {
            var records = document.RootElement.Get("Records");
            return records.IsList && records.GetArrayLength() > 0
                ? [.. records.EnumerateArray().Select(Message)]
                : [Message(document.RootElement)];
        }
    }

    private static string Message(JsonElement json) =>
        json.Get("Sns").Get("Message").AsText()
        ?? (json.Get("Type").AsText() == "Notification" ? json.Get("Message").AsText() : null)
        ?? json.GetRawText();
}
