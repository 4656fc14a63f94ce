using System.Text;
using CsCheck;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Tests.Logs.Formats;

public class LogLinesProperties
{
    private static readonly LogFormat[] All = [.. LogFormats.All];

    /// <summary>What lines of every format begin with, whole and broken.</summary>
    private static readonly Gen<string> Lines = Gen.OneOf(
            "2025-10-13 14:30:00",
            "2025-10-13T14:30:00.123Z",
            "14:30:00",
            ",123",
            " UTC",
            "+0000",
            " - ",
            " ",
            "\t",
            ":",
            ": ",
            "[",
            "]",
            "[]",
            "(",
            ")",
            "/",
            "ERROR",
            "INFO",
            "error",
            "fail",
            "[ERROR]",
            "E1013",
            "app",
            "app@db",
            "[12]",
            "] [",
            "--- ",
            "DETAIL",
            "level=",
            "msg=\"",
            "time=",
            "\\",
            "\"",
            "8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e2d10",
            "RequestId: ",
            "Task ",
            "retry: ",
            "Invoke Error \t",
            "{\"errorType\":\"E\"}",
            "{\"level\":\"error\",",
            "\"message\":",
            "\"x\"",
            "{\"",
            "\":",
            "\"stack\":[\"a\\ud800\"]",
            "\"error\":{",
            "\"log\":{",
            "}",
            ",",
            "null",
            "-1",
            "50",
            "\u0001",
            "é",
            "\n"
        )
        .Array[0, 16]
        .Select(string.Concat);

    [Fact]
    public void Any_line_is_read_without_an_exception() =>
        Lines.Sample(text => Survives(Encoding.UTF8.GetBytes(text)), iter: 20_000);

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array[0, 200].Sample(Survives, iter: 20_000);

    [Fact]
    public void Any_object_cut_or_broken_at_any_byte_is_read_without_an_exception()
    {
        byte[] text = Encoding.UTF8.GetBytes(
            """{"level":"error","message":"a\nb","err":{"type":"T","message":"m","stack":["a","  b"]},"log":{"level":"x"},"n":[1,{"a":null}]}"""
        );
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Byte, Gen.Bool)
            .Sample(
                (at, value, cut) =>
                {
                    byte[] broken = [.. text];
                    broken[at] = value;
                    Survives(cut ? [.. broken[..at], (byte)'}'] : broken);
                },
                iter: 20_000
            );
    }

    private static void Survives(byte[] text)
    {
        var line = LogLines.Read(text, All, Level.Debug, new byte[LogLines.ScratchLength(text.Length)]);
        Assert.InRange(line.Level, Level.Debug, Level.Critical);
    }
}
