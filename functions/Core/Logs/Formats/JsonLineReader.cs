using System.Buffers.Text;
using System.IO.Hashing;
using System.Text.Json;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Reads the object of one line of <see cref="JsonFormat"/>.</summary>
internal ref partial struct JsonLineReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly Level _keep;
    private Span<byte> _scratch;
    private Utf8JsonReader _json;
    private LogLine _line;
    private LevelSource _levelSource;
    private int _smallLevel = -1;
    private bool _isSyslogLevel;
    private bool _hasOddLevel;
    private ReadOnlySpan<byte> _errorType;
    private ReadOnlySpan<byte> _errorMessage;
    private ReadOnlySpan<byte> _stack;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _requestId;
    private ReadOnlySpan<byte> _platformType;
    private ReadOnlySpan<byte> _record;
    private ReadOnlySpan<byte> _status;
    private ReadOnlySpan<byte> _longText;
    private ReadOnlySpan<byte> _sentence;
    private bool _isSentenceNamed;

    private JsonLineReader(ReadOnlySpan<byte> text, Level keep, Span<byte> scratch, LogLine line)
    {
        _text = text;
        _json = new Utf8JsonReader(text);
        _keep = keep;
        _scratch = scratch;
        _line = line;
    }

    private enum Place : byte
    {
        Root,

        /// <summary>An object that holds the message and what belongs to it.</summary>
        Content,
        Error,
        Service,
        Record,
        Level,
        Cover,
    }

    /// <summary>Where the level is from: a surer one replaces one that is less so.</summary>
    private enum LevelSource : byte
    {
        None,
        Number,
        InnerName,
        Name,
    }

    /// <summary>Reads an object into a line that has what was before the object.</summary>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public static void Read(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line,
        out int length,
        out bool isWrapper
    )
    {
        var reader = new JsonLineReader(text, keep, scratch, line);
        reader._json.Read();
        reader.ReadObject(Place.Root);
        length = reader.Length();
        reader.Finish();
        scratch = reader._scratch;
        line = reader._line;
        isWrapper =
            reader._levelSource == LevelSource.None
            && !reader._hasOddLevel
            && reader._platformType.IsEmpty
            && !line.Message.IsEmpty
            && line.Exception.IsEmpty
            && line.Event.IsEmpty
            && line.Template.IsEmpty;
    }

    private readonly bool HasLevel => _levelSource != LevelSource.None;

    /// <summary>Whether the rest of the line need not be read.</summary>
    private readonly bool IsDone => HasLevel && _line.Level < _keep;

    /// <summary>
    /// The bytes that the object takes. Where it was not read to its end, this is looked for only if something may
    /// stand behind it.
    /// </summary>
    private int Length()
    {
        if (_json.TokenType == JsonTokenType.EndObject && _json.CurrentDepth == 0)
            return (int)_json.BytesConsumed;
        var rest = _text[(int)_json.BytesConsumed..];
        bool mayBeMore =
            rest.IndexOf("\n{"u8) >= 0
            || rest.IndexOf("}{"u8) >= 0
            || rest.IndexOf("} {"u8) >= 0
            || rest.IndexOf("},"u8) >= 0;
        if (!mayBeMore)
            return _text.Length;
        while (_json.Read() && !(_json.TokenType == JsonTokenType.EndObject && _json.CurrentDepth == 0)) { }
        return (int)_json.BytesConsumed;
    }

    private void ReadObject(Place place)
    {
        while (!IsDone && _json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueSpan;
            var field = JsonKeys.Find(name);
            _json.Read();
            ReadValue(field, place, name);
        }
    }

    private void ReadValue(JsonField field, Place place, ReadOnlySpan<byte> name)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String when field == JsonField.None:
                NoteSentence(name, place);
                break;
            case JsonTokenType.String
                when field != JsonField.Aside && (place != Place.Cover || field == JsonField.Writer):
                Set(field, place, name, Text());
                break;
            case JsonTokenType.Number:
                if (place is Place.Root or Place.Content && _json.TryGetInt32(out int number))
                    SetLevel(field, number, name);
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
            (JsonField.Exception, Place.Root or Place.Content or Place.Record) => Place.Error,
            (JsonField.Service, Place.Root) => Place.Service,
            (JsonField.Record, Place.Root) => Place.Record,
            (JsonField.Cover, Place.Root) => Place.Cover,
            (JsonField.Level, Place.Root or Place.Record) => Place.Level,
            (JsonField.Log or JsonField.Message or JsonField.Content, Place.Root or Place.Content) => Place.Content,
            _ => null,
        };

    private void SetLevel(JsonField field, int number, ReadOnlySpan<byte> name)
    {
        if (_levelSource > LevelSource.Number)
            return;
        Level? level = field switch
        {
            JsonField.LevelNumber => Levels.OfPython(number),
            JsonField.SeverityNumber when number is > 0 and < 25 => Levels.OfOpenTelemetry(number),
            JsonField.Priority when number is >= 0 and < 8 && char.IsAsciiLetterUpper((char)name[0]) => Levels.OfSyslog(
                number
            ),
            JsonField.Level when number is >= 8 or < 0 => Levels.OfPino(number),
            _ => null,
        };
        if (level is { } known)
            (_line.Level, _levelSource) = (known, LevelSource.Number);
        if (field != JsonField.Level || level is not null)
            return;
        _smallLevel = number;
        _isSyslogLevel |= name.SequenceEqual("severity"u8);
    }

    private void SetLevel(Place place, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isSession = false)
    {
        // MongoDB's key is a letter, and so is its value; elsewhere such a key says nothing of levels.
        if (name.Length == 1 && value.Length is not (1 or 2))
            return;
        if (Utf8Parser.TryParse(value, out int number, out int used) && used == value.Length)
        {
            SetLevel(JsonField.Level, number, name);
            return;
        }

        var source = place is Place.Root or Place.Record ? LevelSource.Name : LevelSource.InnerName;
        bool isKnown = Levels.TryParseValue(value, out var level);
        _hasOddLevel |= !isKnown && name.Length > 1;
        if (source < _levelSource || !isKnown)
            return;
        if (isSession && value.SequenceEqual("FATAL"u8))
            level = Level.Error;
        (_line.Level, _levelSource) = (level, source);
    }

    private void Set(JsonField field, Place place, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (field, place)
        {
            case (JsonField.Level, Place.Root or Place.Content or Place.Record):
            case (JsonField.Name, Place.Level):
                SetLevel(place == Place.Level ? Place.Record : place, name, value);
                break;
            case (JsonField.SessionLevel, Place.Root):
                SetLevel(place, name, value, isSession: true);
                break;
            case (JsonField.Priority, Place.Root) when value.Length == 1 && char.IsAsciiDigit((char)value[0]):
                SetLevel(field, value[0] - '0', name);
                break;
            case (JsonField.Message or JsonField.ErrorMessage or JsonField.Value, Place.Error):
            case (JsonField.ErrorMessage, _):
                if (!ErrorSigns.IsNothing(value))
                    _errorMessage = value;
                break;
            case (JsonField.ShortMessage, Place.Root):
                _isSyslogLevel = true;
                _line.Message = value;
                break;
            case (JsonField.Message, _):
            case (JsonField.Log, Place.Root):
                _line.Message = value;
                break;
            case (JsonField.Text, Place.Root):
                _longText = value;
                break;
            case (JsonField.Template, _):
                _line.Template = value;
                break;
            case (JsonField.Event, _):
                _line.Event = value;
                break;
            case (JsonField.Exception, Place.Root or Place.Content):
                if (!ErrorSigns.IsNothing(value))
                    _line.Exception = value;
                break;
            case (JsonField.ErrorType, _):
            case (JsonField.Type or JsonField.Name or JsonField.Class, Place.Error):
                _errorType = value;
                break;
            case (JsonField.Stack, _):
                _stack = value;
                break;
            case (JsonField.Name, Place.Service):
            case (JsonField.Service, _):
                _line.Service = value;
                break;
            case (JsonField.Version, Place.Root or Place.Service or Place.Content):
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
            case (JsonField.Record, Place.Root):
                _record = value;
                break;
            case (JsonField.Writer, Place.Root or Place.Cover):
                _line.Writer = (_line.Writer * 0x9E3779B185EBCA87) ^ XxHash64.HashToUInt64(value);
                break;
            case (JsonField.Status, Place.Record):
                _status = value;
                break;
        }
    }

    /// <summary>
    /// Keeps what reads like a message under a key that is not known: one whose name says so, or else a sentence.
    /// </summary>
    private void NoteSentence(ReadOnlySpan<byte> name, Place place)
    {
        if (place > Place.Content || _isSentenceNamed || !_line.Message.IsEmpty)
            return;
        var value = _json.ValueSpan;
        bool isNamed = IsNamedAsMessage(name) && !value.IsEmpty;
        bool isSentence =
            value.Length > 7 && value.Contains((byte)' ') && TimeText.LengthAt(value) == 0 && _sentence.IsEmpty;
        if (!isNamed && !isSentence)
            return;
        _isSentenceNamed = isNamed;
        _sentence = Text();
    }

    private static bool IsNamedAsMessage(ReadOnlySpan<byte> name)
    {
        name = name[(name.LastIndexOfAny((byte)'.', (byte)'_') + 1)..];
        return name.EndsWith("msg"u8)
            || name.EndsWith("Msg"u8)
            || name.EndsWith("essage"u8)
            || name.EndsWith("escription"u8)
            || name.EndsWith("txt"u8)
            || name.EndsWith("reason"u8)
            || name.EndsWith("summary"u8)
            || name.EndsWith("detail"u8)
            || name.EndsWith("title"u8);
    }
}
