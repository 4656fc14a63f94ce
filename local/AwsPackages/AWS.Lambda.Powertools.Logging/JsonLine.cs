using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// One log entry as one line of JSON, keys in snake_case: level, message, timestamp, service, cold_start,
/// xray_trace_id, name, then what the scopes and the message carry, then the exception. A key that was written
/// already is not written again. What the real package cannot write without dynamic code is refused here too.
/// </summary>
internal sealed class JsonLine(LoggerSettings settings, TimeProvider time)
{
    /// <summary>Keys that are the real package's own and that an argument does not get.</summary>
    private static readonly string[] OtherKeys =
    [
        "exception",
        "function_name",
        "function_version",
        "function_memory_size",
        "function_arn",
        "function_request_id",
        "sampling_rate",
        "xray_trace_id",
    ];

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly HashSet<string> _written = [];
    private readonly ConcurrentDictionary<string, string> _keys = new();

    /// <returns>The line with its end, good until the next call. Callers take turns.</returns>
    public ReadOnlySpan<byte> Format(
        string name,
        LogLevel level,
        string message,
        object? state,
        IExternalScopeProvider scopes,
        Exception? exception
    )
    {
        _buffer.ResetWrittenCount();
        _written.Clear();
        using (var json = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Write(json, "level", level.ToString());
            Write(json, "message", message);
            Write(json, "timestamp", time.GetUtcNow().UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
            Write(json, "service", settings.Service);
            Write(json, "cold_start", ColdStart.IsCold);
            if (settings.TraceId() is { Length: > 0 } trace)
                Write(json, "xray_trace_id", trace.Split(';')[0].Replace("Root=", "", StringComparison.Ordinal));
            Write(json, "name", name);
            _written.UnionWith(OtherKeys);
            scopes.ForEachScope(
                static (scope, line) => line.This.WriteAll(line.Json, scope, areScopes: true),
                (This: this, Json: json)
            );
            WriteAll(json, state, areScopes: false);
            if (exception is not null)
            {
                json.WritePropertyName("exception");
                WriteException(json, exception);
            }
            json.WriteEndObject();
        }
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan;
    }

    private void WriteAll(Utf8JsonWriter json, object? properties, bool areScopes)
    {
        if (properties is not IEnumerable<KeyValuePair<string, object?>> pairs)
            return;
        foreach (var (key, value) in pairs)
        {
            // Of a message's arguments, not of a scope's, the real package writes objects as text.
            var written = value is null or string or ValueType || areScopes ? value : value.ToString();
            if (key != "{OriginalFormat}")
                Write(json, _keys.GetOrAdd(key, JsonNamingPolicy.SnakeCaseLower.ConvertName), written);
        }
    }

    private void Write(Utf8JsonWriter json, string key, object? value)
    {
        if (!_written.Add(key))
            return;
        json.WritePropertyName(key);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                throw new NotSupportedException(
                    $"JsonTypeInfo metadata for type '{value.GetType()}' was not provided by TypeInfoResolver "
                        + $"of type 'CompositeJsonTypeInfoResolver'."
                );
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("type", exception.GetType().FullName);
        json.WriteString("message", exception.Message);
        json.WriteString("source", exception.Source);
        json.WriteString("stack_trace", exception.StackTrace);
        if (exception.InnerException is { } inner)
        {
            json.WritePropertyName("inner_exception");
            WriteException(json, inner);
        }
        json.WriteEndObject();
    }
}
