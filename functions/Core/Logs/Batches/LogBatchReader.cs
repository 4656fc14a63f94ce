using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>
/// Reads the events out of what a log subscription sends
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html): base64 of gzip of JSON, in
/// one pass. No event becomes an object or a string here. Buffers are kept from batch to batch; not safe for use by
/// two threads at once.
/// </summary>
/// <param name="limits">What a batch may cost.</param>
public sealed class LogBatchReader(LogBatchLimits limits)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private readonly GzipInput _gzip = new();
    private byte[] _base64 = [];
    private byte[] _compressed = [];

    /// <summary>Bytes of JSON in the last batch.</summary>
    public int InflatedLength { get; private set; }

    /// <summary>
    /// Reads a batch. Never throws for what it is given: what cannot be read is set aside, and the rest is read.
    /// </summary>
    /// <param name="data">The event's <c>awslogs.data</c>.</param>
    /// <param name="sink">Gets what is in it.</param>
    /// <returns>False when nothing of it could be read.</returns>
    public bool Read(string data, ILogEventSink sink)
    {
        InflatedLength = 0;
        if (TryDecode(data, out int length))
            return Read(new ArraySegment<byte>(_compressed, 0, length), sink);
        sink.SetAside(new BadPart(BatchFlaw.NotBase64, Encoding.UTF8.GetBytes(data)));
        return false;
    }

    /// <summary>As <see cref="Read(string, ILogEventSink)"/>, of what is decoded already.</summary>
    public bool Read(ArraySegment<byte> gzip, ILogEventSink sink)
    {
        var json = _gzip.Inflate(gzip, limits.MaxInflated, out var flaw);
        InflatedLength = json.Length;
        if (flaw is { } wrong)
            sink.SetAside(new BadPart(wrong, gzip.ToArray()));
        return new Envelope(json, limits.MaxMessage, isWhole: flaw is null, sink).Read();
    }

    /// <summary>
    /// In two steps and two buffers, both vectorized: what decodes characters, or bytes where they stand, takes them
    /// one by one.
    /// </summary>
    private bool TryDecode(string data, out int length)
    {
        if (_base64.Length < data.Length)
            (_base64, _compressed) = (new byte[data.Length * 5 / 4], new byte[data.Length * 5 / 4]);
        length = 0;
        return Ascii.FromUtf16(data, _base64, out int characters) == OperationStatus.Done
            && Base64.DecodeFromUtf8(_base64.AsSpan(0, characters), _compressed, out _, out length)
                == OperationStatus.Done;
    }

    /// <summary>One batch's JSON.</summary>
    private ref struct Envelope
    {
        private static ReadOnlySpan<byte> NextEvent => "{\"id\":"u8;

        private readonly ReadOnlyMemory<byte> _memory;
        private readonly ReadOnlySpan<byte> _bytes;
        private readonly int _maxMessage;
        private readonly bool _isWhole;
        private readonly bool _isUtf8;
        private readonly ILogEventSink _sink;
        private string? _group;
        private string? _stream;
        private bool _isControl;

        public Envelope(ReadOnlyMemory<byte> json, int maxMessage, bool isWhole, ILogEventSink sink)
        {
            _memory = json;
            _bytes = json.Span;
            _maxMessage = maxMessage;
            _isWhole = isWhole;
            _sink = sink;
            _isUtf8 = Utf8.IsValid(_bytes);
        }

        public bool Read()
        {
            var json = new Utf8JsonReader(_bytes, Options);
            bool found = false;
            var events = default(Utf8JsonReader);
            try
            {
                if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                    return Fail();
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    if (ReadHead(ref json))
                        continue;
                    bool isEvents = json.ValueTextEquals("logEvents"u8);
                    json.Read();
                    if (isEvents && json.TokenType == JsonTokenType.StartArray)
                    {
                        found = true;
                        events = json;
                        if (_group is not null && _stream is not null)
                            break;
                    }

                    json.Skip();
                }
            }
            catch (JsonException)
            {
                if (!found)
                    return Fail();
            }

            if (_isControl)
                return true;
            if (!found || _group is null || _stream is null)
                return Fail();
            _sink.Begin(new LogBatchHead(_group, _stream), _memory);
            ReadEvents(events);
            return true;
        }

        /// <summary>Reads a property that says what the batch is.</summary>
        private bool ReadHead(ref Utf8JsonReader json)
        {
            bool isType = json.ValueTextEquals("messageType"u8);
            bool isGroup = json.ValueTextEquals("logGroup"u8);
            if (!isType && !isGroup && !json.ValueTextEquals("logStream"u8))
                return false;
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                json.Skip();
                return true;
            }

            if (isType)
            {
                _isControl = json.ValueTextEquals("CONTROL_MESSAGE"u8);
                return true;
            }

            string text = json.ValueIsEscaped || !_isUtf8 ? Mended(json) : Encoding.UTF8.GetString(json.ValueSpan);
            if (isGroup)
                _group = text;
            else
                _stream = text;
            return true;
        }

        private static string Mended(Utf8JsonReader json)
        {
            var text = new byte[json.ValueSpan.Length];
            return Encoding.UTF8.GetString(text, 0, Formats.JsonText.Unescape(json.ValueSpan, text));
        }

        /// <param name="json">Stands at the array's start.</param>
        private readonly void ReadEvents(Utf8JsonReader json)
        {
            var inArray = json.CurrentState;
            for (int at = (int)json.BytesConsumed; at >= 0; )
                at = ReadEvent(inArray, at);
        }

        /// <summary>Reads what stands at a place of the array, and sets aside what is no event.</summary>
        /// <returns>The place of the next one, or -1 where the array ends.</returns>
        private readonly int ReadEvent(JsonReaderState inArray, int begin)
        {
            begin = BehindSpace(begin);
            try
            {
                int length = PlainEvent.Read(_bytes[begin..], out var logEvent, out bool mayHaveSurrogates);
                if (length > 0)
                    Take(logEvent, mayHaveSurrogates, begin, begin + length);
                else if (
                    !ReadValue(new Utf8JsonReader(_bytes[begin..], isFinalBlock: true, inArray), begin, out length)
                )
                    return -1;

                int behind = BehindSpace(begin + length);
                return (behind < _bytes.Length ? _bytes[behind] : default) switch
                {
                    (byte)',' => behind + 1,
                    (byte)']' => -1,
                    _ => throw new JsonException(),
                };
            }
            catch (JsonException)
            {
                int from = Math.Min(_bytes.Length, begin + 1);
                int next = _bytes[from..].IndexOf(NextEvent);
                SetAside(BatchFlaw.BadEvent, begin, next < 0 ? _bytes.Length : from + next);
                return next < 0 ? -1 : from + next;
            }
        }

        private readonly int BehindSpace(int at)
        {
            while (at < _bytes.Length && _bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                at++;
            return at;
        }

        /// <summary>Reads a value of the array, however it is written.</summary>
        /// <returns>False where the array ends.</returns>
        private readonly bool ReadValue(Utf8JsonReader json, int begin, out int length)
        {
            length = 0;
            if (!json.Read())
                throw new JsonException();
            if (json.TokenType == JsonTokenType.EndArray)
                return false;
            if (json.TokenType == JsonTokenType.StartObject)
                ReadObject(ref json, begin);
            else
                SkipValue(ref json, begin);
            length = (int)json.BytesConsumed;
            return true;
        }

        private readonly void SkipValue(ref Utf8JsonReader json, int begin)
        {
            json.Skip();
            SetAside(BatchFlaw.BadEvent, begin, begin + (int)json.BytesConsumed);
        }

        private readonly void ReadObject(ref Utf8JsonReader json, int begin)
        {
            ReadOnlySpan<byte> id = default;
            ReadOnlySpan<byte> message = default;
            bool isEscaped = false;
            bool hasMessage = false;
            long timestamp = -1;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.ValueSpan;
                json.Read();
                if (json.TokenType == JsonTokenType.String)
                {
                    if (name.SequenceEqual("message"u8))
                    {
                        message = json.ValueSpan;
                        isEscaped = json.ValueIsEscaped;
                        hasMessage = true;
                    }
                    else if (name.SequenceEqual("id"u8))
                    {
                        id = json.ValueSpan;
                    }
                }
                else if (json.TokenType == JsonTokenType.Number && name.SequenceEqual("timestamp"u8))
                {
                    if (!json.TryGetInt64(out timestamp))
                        timestamp = -1;
                }
                else
                {
                    json.Skip();
                }
            }

            int end = begin + (int)json.BytesConsumed;
            if (!hasMessage || id.IsEmpty || timestamp is < 0 or > MaxTimestamp)
                SetAside(BatchFlaw.BadEvent, begin, end);
            else
                Take(new LogEvent(id, timestamp, message, isEscaped), mayHaveSurrogates: isEscaped, begin, end);
        }

        private readonly void Take(LogEvent logEvent, bool mayHaveSurrogates, int begin, int end)
        {
            if (logEvent.Message.Length > _maxMessage)
                SetAside(BatchFlaw.LongMessage, begin, end);
            else if (!_isUtf8 && !Utf8.IsValid(logEvent.Message))
                SetAside(BatchFlaw.BadText, begin, end);
            else if (mayHaveSurrogates && HasLoneSurrogate(logEvent.Message))
                SetAside(BatchFlaw.BadText, begin, end);
            else
                _sink.Accept(logEvent);
        }

        /// <summary>The last moment of the year 9999.</summary>
        private const long MaxTimestamp = 253_402_300_799_999;

        /// <summary>Looks at the <c>\u</c> escapes: a high half must be followed by a low one.</summary>
        private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
        {
            bool high = false;
            while (true)
            {
                int at = escaped.IndexOf((byte)'\\');
                if (high && at != 0)
                    return true;
                if (at < 0)
                    return false;
                escaped = escaped[at..];
                int unit = UnitOf(escaped);
                bool isLow = unit is >= 0xDC00 and <= 0xDFFF;
                if (high != isLow)
                    return true;
                high = unit is >= 0xD800 and <= 0xDBFF;
                escaped = escaped[(unit < 0 ? 2 : 6)..];
            }
        }

        /// <summary>The number behind <c>\u</c>, or -1. The reader has seen to it that four digits are there.</summary>
        private static int UnitOf(ReadOnlySpan<byte> escape) =>
            escape[1] == 'u' && Utf8Parser.TryParse(escape[2..6], out ushort unit, out _, 'x') ? unit : -1;

        private readonly bool Fail()
        {
            SetAside(BatchFlaw.BadEnvelope, 0, _bytes.Length);
            return false;
        }

        /// <summary>What the end of a gzip cut off is set aside with the gzip already.</summary>
        private readonly void SetAside(BatchFlaw flaw, int from, int to)
        {
            if (_isWhole || to < _bytes.Length)
                _sink.SetAside(new BadPart(flaw, _memory[from..to].ToArray()));
        }
    }
}
