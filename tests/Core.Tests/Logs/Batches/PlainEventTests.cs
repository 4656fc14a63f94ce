using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using RoleFerry.Core.Logs.Batches;

namespace RoleFerry.Core.Tests.Logs.Batches;

/// <summary>The quick way to read an event says what System.Text.Json says, or nothing.</summary>
public class PlainEventTests
{
    /// <summary>Pieces whose ends fall on all places of the 16 bytes that are looked at together.</summary>
    private static readonly Gen<string> Messages = Gen.Select(
        Gen.OneOf(
            Gen.String[Gen.Char[' ', '~'], 0, 20],
            Gen.String[Gen.Char['\u0000', '\u001f'], 0, 3],
            Gen.String[Gen.Const('"'), 0, 20],
            Gen.String[Gen.Const('\\'), 0, 20],
            Gen.Const("ä€"),
            Gen.Const("\U0001F600"),
            Gen.Const("\ud800"),
            Gen.Const("{\"level\": \"ERROR\"}")
        ).Array[0, 8],
        pieces => string.Concat(pieces)
    );

    private static readonly JsonSerializerOptions FewEscapes = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Gen<string> Digits = Gen.String[Gen.Char['0', '9'], 1, 60];

    [Fact]
    public void What_CloudWatch_Logs_writes_is_read() =>
        Gen.Select(Digits, Gen.Long[1, 99_999_999_999_999], Messages, Gen.Bool)
            .Sample(
                (id, timestamp, message, escapesAll) =>
                {
                    byte[] json = Written(id, timestamp, message, escapesAll);
                    int length = PlainEvent.Read(json, out var logEvent, out _);
                    return length == json.Length - 2 && IsSame(json.AsSpan(0, length), logEvent);
                }
            );

    [Fact]
    public void Whatever_is_read_is_JSON_and_says_the_same() =>
        Gen.Select(
                Digits,
                Gen.Long[1, 99_999_999_999_999],
                Messages,
                Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[1, 3]
            )
            .Sample(
                (id, timestamp, message, changes) =>
                {
                    byte[] json = Written(id, timestamp, message, escapesAll: false);
                    foreach (var (at, value) in changes)
                        json[at % json.Length] = value;
                    int length = PlainEvent.Read(json, out var logEvent, out _);
                    return length == 0 || IsSame(json.AsSpan(0, length), logEvent);
                }
            );

    [Theory]
    [InlineData("""{"id": "1","timestamp":1,"message":"white space"}]}""")]
    [InlineData("""{"id":"1","timestamp":1,"message":"more","extractedFields":{}}]}""")]
    [InlineData("""{"timestamp":1,"id":"1","message":"another order"}]}""")]
    [InlineData("""{"id":"a","timestamp":1,"message":"no number"}]}""")]
    [InlineData("""{"id":"1","timestamp":01,"message":"no number of JSON"}]}""")]
    [InlineData("""{"id":"1","timestamp":1.5,"message":"a fraction"}]}""")]
    [InlineData("""{"id":"1","timestamp":253402300800000,"message":"the year 10000"}]}""")]
    [InlineData("""{"id":"1","timestamp":1,"message":"\x"}]}""")]
    [InlineData("""{"id":"1","timestamp":1,"message":"\u00g0"}]}""")]
    [InlineData("{\"id\":\"1\",\"timestamp\":1,\"message\":\"a\tb\"}]}")]
    [InlineData("""{"id":"1","timestamp":1,"message":"cut""")]
    [InlineData("")]
    public void Everything_else_is_left(string json) =>
        Assert.Equal(0, PlainEvent.Read(Encoding.UTF8.GetBytes(json), out _, out _));

    [Theory]
    [InlineData(@"\ud83d\ude00", true)]
    [InlineData(@"\uD800", true)]
    [InlineData(@"\u00e4\n\\ud800", false)]
    public void Escapes_that_may_be_half_of_a_pair_are_told(string message, bool expected)
    {
        PlainEvent.Read(
            Encoding.UTF8.GetBytes($$"""{"id":"1","timestamp":1,"message":"{{message}}"}]}"""),
            out _,
            out bool mayHaveSurrogates
        );

        Assert.Equal(expected, mayHaveSurrogates);
    }

    /// <summary>As it stands in a batch, whose end is behind it.</summary>
    private static byte[] Written(string id, long timestamp, string message, bool escapesAll)
    {
        string text = JsonSerializer.Serialize(message, escapesAll ? JsonSerializerOptions.Default : FewEscapes);
        return Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","timestamp":{{timestamp}},"message":{{text}}}]}""");
    }

    private static bool IsSame(ReadOnlySpan<byte> json, LogEvent logEvent)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        bool same =
            Next(ref reader, "id")
            && reader.ValueSpan.SequenceEqual(logEvent.Id)
            && Next(ref reader, "timestamp")
            && reader.GetInt64() == logEvent.Timestamp
            && Next(ref reader, "message")
            && reader.ValueSpan.SequenceEqual(logEvent.Message)
            && reader.ValueIsEscaped == logEvent.IsEscaped;
        return same && reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private static bool Next(ref Utf8JsonReader reader, string name) =>
        reader.Read() && reader.ValueTextEquals(name) && reader.Read();
}
