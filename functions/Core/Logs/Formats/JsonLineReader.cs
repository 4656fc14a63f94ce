using System.Text.Json;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Reads the object of one line of <see cref="JsonFormat"/>.</summary>
internal ref struct JsonLineReader
{
    private static readonly WordTable<JsonField> Fields = new(
        (one, _) => one,
        (JsonField.Level, "level levelname severity log.level @l loglevel log_level lvl"),
        (JsonField.LevelNumber, "levelno"),
        (JsonField.Message, "message msg @m"),
        (JsonField.Template, "@mt"),
        (JsonField.Event, "event event_name event.name eventname"),
        (JsonField.Exception, "exception exc_info exc_text error err @x traceback"),
        (JsonField.ErrorType, "errortype error_type error.type exception_name"),
        (JsonField.ErrorMessage, "errormessage error_message error.message"),
        (JsonField.Stack, "stack stacktrace stack_trace error.stack error_stack"),
        (JsonField.Name, "name"),
        (JsonField.Logger, "logger logger_name log.logger sourcecontext category"),
        (JsonField.TraceId, "trace_id traceid trace.id dd.trace_id oteltraceid xray_trace_id @tr"),
        (JsonField.RequestId, "request_id requestid"),
        (JsonField.Service, "service service.name service_name servicename dd.service"),
        (JsonField.Version, "version service.version service_version dd.version"),
        (JsonField.Log, "log"),
        (JsonField.Type, "type"),
        (JsonField.Record, "record"),
        (JsonField.Status, "status")
    );

    private readonly Level _keep;
    private Span<byte> _scratch;
    private Utf8JsonReader _json;
    private LogLine _line;
    private bool _hasLevel;
    private ReadOnlySpan<byte> _errorType;
    private ReadOnlySpan<byte> _errorMessage;
    private ReadOnlySpan<byte> _stack;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _requestId;
    private ReadOnlySpan<byte> _platformType;
    private ReadOnlySpan<byte> _status;

    private JsonLineReader(ReadOnlySpan<byte> text, Level keep, Span<byte> scratch, LogLine line)
    {
        _json = new Utf8JsonReader(text);
        _keep = keep;
        _scratch = scratch;
        _line = line;
    }

    private enum Place : byte
    {
        Root,
        Log,
        Error,
        Service,
        Record,
    }

    /// <summary>Reads an object into a line that has what was before the object.</summary>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static void Read(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new JsonLineReader(text, keep, scratch, line);
        reader._json.Read();
        reader.ReadObject(Place.Root);
        reader.Finish();
        scratch = reader._scratch;
        line = reader._line;
    }

    /// <summary>Whether the rest of the line need not be read.</summary>
    private readonly bool IsDone => _hasLevel && _line.Level < _keep;

    private void ReadObject(Place place)
    {
        while (!IsDone && _json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var field = Fields.Find(_json.ValueSpan);
            _json.Read();
            ReadValue(field, place);
        }
    }

    private void ReadValue(JsonField field, Place place)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String when field != JsonField.None:
                Set(field, place, Text());
                break;
            case JsonTokenType.Number when field is JsonField.Level or JsonField.LevelNumber:
                SetLevel(field);
                break;
            case JsonTokenType.StartObject when Inner(field, place) is { } inner:
                ReadObject(inner);
                break;
            case JsonTokenType.StartArray when field is JsonField.Stack or JsonField.Exception:
                _stack = ReadLines();
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _json.Skip();
                break;
        }
    }

    private static Place? Inner(JsonField field, Place place) =>
        (field, place) switch
        {
            (JsonField.Log, Place.Root) => Place.Log,
            (JsonField.Exception or JsonField.Message, Place.Root) => Place.Error,
            (JsonField.Service, Place.Root) => Place.Service,
            (JsonField.Record, Place.Root) => Place.Record,
            _ => null,
        };

    private void SetLevel(JsonField field)
    {
        if (!_json.TryGetInt32(out int number))
            return;
        _line.Level = field == JsonField.Level ? Levels.OfPino(number) : Levels.OfPython(number);
        _hasLevel = true;
    }

    private void Set(JsonField field, Place place, ReadOnlySpan<byte> value)
    {
        switch (field, place)
        {
            case (JsonField.Level, Place.Root or Place.Log):
                _hasLevel |= Levels.TryParse(value, out var level);
                _line.Level = level;
                break;
            case (JsonField.Message or JsonField.ErrorMessage, Place.Error):
            case (JsonField.ErrorMessage, _):
                _errorMessage = value;
                break;
            case (JsonField.Message, _):
            case (JsonField.Log, Place.Root):
                _line.Message = value;
                break;
            case (JsonField.Template, _):
                _line.Template = value;
                break;
            case (JsonField.Event, _):
                _line.Event = value;
                break;
            case (JsonField.Exception, Place.Root):
                _line.Exception = value;
                break;
            case (JsonField.ErrorType, _):
            case (JsonField.Type or JsonField.Name, Place.Error):
                _errorType = value;
                break;
            case (JsonField.Stack, _):
                _stack = value;
                break;
            case (JsonField.Name, Place.Service):
            case (JsonField.Service, _):
                _line.Service = value;
                break;
            case (JsonField.Version, _):
                _line.Version = value;
                break;
            case (JsonField.Name, _):
                _name = value;
                break;
            case (JsonField.Logger, _):
                _line.Logger = value;
                break;
            case (JsonField.TraceId, _):
                _line.TraceId = value;
                break;
            case (JsonField.RequestId, _):
                _requestId = value;
                break;
            case (JsonField.Type, Place.Root) when value.StartsWith("platform."u8):
                _platformType = value;
                break;
            case (JsonField.Status, Place.Record):
                _status = value;
                break;
        }
    }

    private void Finish()
    {
        if (_line.Logger.IsEmpty)
            _line.Logger = _name;
        if (_line.TraceId.IsEmpty)
            _line.TraceId = _requestId;
        if (!_platformType.IsEmpty)
            FinishPlatform();
        if (IsDone)
            return;
        if (_line.Exception.IsEmpty || !_stack.IsEmpty)
            _line.Exception = Exception();
        if (!_hasLevel && !_line.Exception.IsEmpty && _line.Level < Level.Error)
            _line.Level = Level.Error;
    }

    /// <summary>Of the events of one invocation that say how it ended, the report alone counts.</summary>
    private void FinishPlatform()
    {
        _line.Message = _platformType;
        bool failed =
            _status.SequenceEqual("timeout"u8)
            || _status.SequenceEqual("error"u8)
            || _status.SequenceEqual("failure"u8);
        bool counts = failed && _platformType.SequenceEqual("platform.report"u8);
        _line.Level = counts ? Level.Error : Level.Info;
        _line.Exception = counts && _errorType.IsEmpty ? _status : [];
        _hasLevel = true;
    }

    /// <summary>Puts the parts of an exception together as its language would have written them.</summary>
    private ReadOnlySpan<byte> Exception()
    {
        bool hasHead =
            _stack.IndexOf(PythonTrace.Mark) >= 0 || (!_stack.IsEmpty && _stack[0] is not ((byte)' ' or (byte)'\t'));
        if (hasHead)
            return _stack;
        if (_stack.IsEmpty && _errorType.IsEmpty)
            return _errorMessage;
        bool isPython = _stack.TrimStart((byte)' ').StartsWith("File \""u8);
        int length = 0;
        if (isPython)
        {
            Append(PythonTrace.Mark, ref length);
            Append(":\n"u8, ref length);
            Append(_stack.TrimEnd((byte)'\n'), ref length);
            Append("\n"u8, ref length);
        }

        Append(_errorType.IsEmpty ? "Error"u8 : _errorType, ref length);
        if (!_errorMessage.IsEmpty)
            Append(": "u8, ref length);
        Append(_errorMessage, ref length);
        if (!isPython && !_stack.IsEmpty)
        {
            Append("\n"u8, ref length);
            Append(_stack, ref length);
        }

        return Taken(length);
    }

    /// <summary>The current string without its escapes.</summary>
    private ReadOnlySpan<byte> Text() =>
        _json.ValueIsEscaped ? Taken(JsonText.Unescape(_json.ValueSpan, _scratch)) : _json.ValueSpan;

    /// <summary>The strings of an array, one a line.</summary>
    private ReadOnlySpan<byte> ReadLines()
    {
        int length = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.String)
            {
                length += JsonText.Unescape(_json.ValueSpan, _scratch[length..]);
                if (length > 0 && _scratch[length - 1] != '\n')
                    Append("\n"u8, ref length);
            }
            else
            {
                _json.Skip();
            }
        }

        return Taken(length);
    }

    private readonly void Append(ReadOnlySpan<byte> text, ref int length)
    {
        text.CopyTo(_scratch[length..]);
        length += text.Length;
    }

    private ReadOnlySpan<byte> Taken(int length)
    {
        ReadOnlySpan<byte> taken = _scratch[..length];
        _scratch = _scratch[length..];
        return taken;
    }
}
