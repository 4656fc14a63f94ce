using System.Text;
using System.Text.Json;
using CsCheck;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Tests.Logs.Formats;

public class JsonTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(@"a\nb\tc\""d\\e\/f", "a\nb\tc\"d\\e/f")]
    [InlineData(@"caf\u00e9 \ud83d\ude00", "café 😀")]
    [InlineData(@"lone \ud83d high, lone \ude00 low", "lone � high, lone � low")]
    [InlineData(@"\ud83d\u0041", "�A")]
    [InlineData(@"no escape: \x \u12 \", @"no escape: \x \u12 \")]
    public void Escapes_become_what_they_stand_for(string escaped, string expected) =>
        Assert.Equal(expected, Unescape(escaped));

    [Fact]
    public void Any_text_that_a_writer_has_escaped_is_itself_again() =>
        Gen
            .String.Where(s => !s.Any(char.IsSurrogate))
            .Sample(text => Unescape(JsonEncodedText.Encode(text).ToString()) == text, iter: 20_000);

    [Fact]
    public void Any_bytes_are_survived_and_never_grow() =>
        Gen.OneOf(Gen.Byte, Gen.OneOf((byte)'\\', (byte)'u', (byte)'d', (byte)'8'))
            .Array[0, 60]
            .Sample(bytes => JsonText.Unescape(bytes, new byte[bytes.Length]) <= bytes.Length, iter: 20_000);

    private static string Unescape(string escaped)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(escaped);
        byte[] destination = new byte[bytes.Length];
        return Encoding.UTF8.GetString(destination, 0, JsonText.Unescape(bytes, destination));
    }
}
