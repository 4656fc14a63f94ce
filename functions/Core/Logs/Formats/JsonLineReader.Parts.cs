using System.Text.Json;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Puts together what the object's fields said.</summary>
internal ref partial struct JsonLineReader
{
    /// <summary>Bytes of the text that stands in for a message where there is none.</summary>
    private const int MaxStandIn = 512;

    private void Finish()
    {
        if (_line.Logger.IsEmpty)
            _line.Logger = _name;
        if (_line.TraceId.IsEmpty)
            _line.TraceId = _requestId;
        if (!HasLevel && _smallLevel >= 0)
        {
            _line.Level = _isSyslogLevel ? Levels.OfSyslog(_smallLevel) : Level.Debug;
            _levelSource = LevelSource.Number;
        }

        if (!_platformType.IsEmpty)
            FinishPlatform();
        if (IsDone)
            return;
        if (_stack.IsEmpty && _longText.IndexOf(PythonTrace.Mark) >= 0)
            _stack = _longText;
        if (_line.Exception.IsEmpty || !_stack.IsEmpty)
            _line.Exception = Exception();
        if (!HasLevel && !_line.Exception.IsEmpty && _line.Level < Level.Error)
            _line.Level = Level.Error;
        if (_line.Message.IsEmpty)
            _line.Message = _longText.IsEmpty ? _sentence : _longText;
        bool saysNothing =
            _line.Message.IsEmpty && _line.Template.IsEmpty && _line.Event.IsEmpty && _line.Exception.IsEmpty;
        if (saysNothing && HasLevel)
            _line.Message = StandIn();
    }

    /// <summary>
    /// Of the events of one invocation that say how it ended, the report alone counts; and those that say why it did
    /// not begin. https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
    /// </summary>
    private void FinishPlatform()
    {
        _line.Message = _platformType;
        bool failed =
            _status.SequenceEqual("timeout"u8)
            || _status.SequenceEqual("error"u8)
            || _status.SequenceEqual("failure"u8);
        var kind = _platformType["platform."u8.Length..];
        bool counts =
            kind.SequenceEqual("fault"u8)
            || (kind.SequenceEqual("extension"u8) && !_errorType.IsEmpty)
            || (
                failed
                && (
                    kind.SequenceEqual("report"u8)
                    || kind.SequenceEqual("initReport"u8)
                    || kind.SequenceEqual("initRuntimeDone"u8)
                    || kind.SequenceEqual("restoreReport"u8)
                )
            );
        _line.Level = counts ? Level.Error : Level.Info;
        _line.Exception = counts && _errorType.IsEmpty ? (_status.IsEmpty ? _record : _status) : [];
        _levelSource = LevelSource.Name;
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

    /// <summary>
    /// What an object without a message says: its short texts by name, without numbers, times and places, which differ
    /// from one line to the next.
    /// </summary>
    private ReadOnlySpan<byte> StandIn()
    {
        var json = new Utf8JsonReader(_text);
        json.Read();
        int length = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            bool isKnown = JsonKeys.Find(name) is not (JsonField.None or JsonField.Type or JsonField.Status);
            json.Read();
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                json.Skip();
            var value = json.TokenType == JsonTokenType.String ? json.ValueSpan : [];
            bool tells = !isKnown && value.Length is > 0 and <= 64 && TimeText.LengthAt(value) == 0;
            if (!tells || length + name.Length + value.Length + 2 > Math.Min(MaxStandIn, _scratch.Length))
                continue;
            if (length > 0)
                Append(" "u8, ref length);
            Append(name, ref length);
            Append(" "u8, ref length);
            Append(value, ref length);
        }

        return Taken(length);
    }

    /// <summary>The current string without its escapes.</summary>
    private ReadOnlySpan<byte> Text() =>
        _json.ValueIsEscaped ? Taken(JsonText.Unescape(_json.ValueSpan, _scratch)) : _json.ValueSpan;

    /// <summary>The strings of an array, one a line; or Log4j's frames, each an object.</summary>
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
            else if (_json.TokenType == JsonTokenType.StartObject)
            {
                ReadFrame(ref length);
            }
            else
            {
                _json.Skip();
            }
        }

        return Taken(length);
    }

    /// <summary><c>{"class": "com.acme.Foo", "method": "bar", "file": "Foo.java", "line": 7}</c></summary>
    private void ReadFrame(ref int length)
    {
        ReadOnlySpan<byte> type = [];
        ReadOnlySpan<byte> method = [];
        ReadOnlySpan<byte> file = [];
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueSpan;
            _json.Read();
            var value = _json.TokenType == JsonTokenType.String ? _json.ValueSpan : [];
            if (name.SequenceEqual("class"u8))
                type = value;
            else if (name.SequenceEqual("method"u8))
                method = value;
            else if (name.SequenceEqual("file"u8))
                file = value;
            _json.Skip();
        }

        if (type.IsEmpty || method.IsEmpty)
            return;
        Append("\tat "u8, ref length);
        Append(type, ref length);
        Append("."u8, ref length);
        Append(method, ref length);
        Append("("u8, ref length);
        Append(file.IsEmpty ? "Unknown Source"u8 : file, ref length);
        Append(file.IsEmpty ? ")\n"u8 : ":1)\n"u8, ref length);
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
