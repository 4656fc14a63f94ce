using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// One log entry as one line of JSON, keys in snake_case: level, message, timestamp, service, name, then what the message and
/// the scopes carry, then the exception. A key that was written already is not written again.
/// </summary>
internal sealed class JsonLine(LoggerSettings settings, TimeProvider time)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly HashSet<string> _written = [];
    private readonly ConcurrentDictionary<string, string> _keys = new();

    /// <returns>The line with its end, good until the next call. Callers take turns.</returns>
    public ReadOnlySpan<byte> Format(
        string name, LogLevel level, string message, object? state, IExternalScopeProvider scopes, Exception? exception)
    {
        _buffer.ResetWrittenCount();
        _written.Clear();
        using (var json = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Write(json, "level", level);
            Write(json, "message", message);
            Write(json, "timestamp", time.GetUtcNow().UtcDateTime);
            Write(json, "service", settings.Service);
            Write(json, "name", name);
            _written.Add("exception");
            WriteAll(json, state);
            scopes.ForEachScope(static (scope, line) => line.This.WriteAll(line.Json, scope), (This: this, Json: json));
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

    private void WriteAll(Utf8JsonWriter json, object? properties)
    {
        if (properties is not IEnumerable<KeyValuePair<string, object?>> pairs) return;
        foreach (var (key, value) in pairs)
            if (key != "{OriginalFormat}") Write(json, _keys.GetOrAdd(key, JsonNamingPolicy.SnakeCaseLower.ConvertName), value);
    }

    private void Write(Utf8JsonWriter json, string key, object? value)
    {
        if (!_written.Add(key)) return;
        json.WritePropertyName(key);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or short or byte or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DateTime or DateTimeOffset:
                json.WriteStringValue(((IFormattable)value).ToString("o", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
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
