using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// An exception as Lambda's callers see it: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>, and
/// <c>cause</c> for what lies beneath
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror).
/// </summary>
internal static class ErrorReport
{
    public static string TypeOf(Exception exception) => exception.GetType().Name;

    public static MemoryStream Write(Exception exception)
    {
        var body = new MemoryStream();
        using var writer = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Write(writer, exception);
        writer.Flush();
        return body;
    }

    private static void Write(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", TypeOf(exception));
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? "").EnumerateLines())
            if (!line.IsWhiteSpace())
                writer.WriteStringValue(line.Trim());
        writer.WriteEndArray();
        if (exception.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause);
        }
        writer.WriteEndObject();
    }
}
