using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RoleFerry.Adapters.Failures;

/// <summary>
/// What the failure queue keeps, as JSON: <c>{"kind","where","what","payload"}</c>. A payload that is not UTF-8 is in
/// <c>payloadBase64</c>; one that was cut has its length in <c>payloadCutFrom</c>.
/// </summary>
public static class FailedInputDocument
{
    /// <summary>
    /// Bytes of a payload that fit with room for the rest.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    /// </summary>
    private const int MaxPayload = 180_000;

    /// <summary>Writes it.</summary>
    public static string Write(FailedInput input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", input.Kind);
            json.WriteString("where", input.Where);
            json.WriteString("what", input.What);
            WritePayload(json, input.Payload.Span);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads it again; null where it is something else.</summary>
    public static FailedInput? Read(JsonElement json)
    {
        var (kind, where, what) = (Text(json, "kind"), Text(json, "where"), Text(json, "what"));
        return
            kind is FailedInput.UnreadableInput or FailedInput.UndeliverablePage
            && where is not null
            && what is not null
            ? new FailedInput(kind, where, what, Payload(json)) { CutFrom = CutFrom(json) }
            : null;
    }

    private static void WritePayload(Utf8JsonWriter json, ReadOnlySpan<byte> payload)
    {
        var kept = payload.Length > MaxPayload ? payload[..MaxPayload] : payload;
        if (kept.Length < payload.Length)
            json.WriteNumber("payloadCutFrom", payload.Length);
        if (Utf8.IsValid(kept))
            json.WriteString("payload", kept);
        else
            json.WriteBase64String("payloadBase64", kept);
    }

    private static byte[] Payload(JsonElement json) =>
        Member(json, "payloadBase64", JsonValueKind.String) is { } encoded
        && encoded.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : Encoding.UTF8.GetBytes(Text(json, "payload") ?? "");

    private static int? CutFrom(JsonElement json) =>
        Member(json, "payloadCutFrom", JsonValueKind.Number) is { } length && length.TryGetInt32(out var bytes)
            ? bytes
            : null;

    private static string? Text(JsonElement json, string name) => Member(json, name, JsonValueKind.String)?.GetString();

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : null;
}
