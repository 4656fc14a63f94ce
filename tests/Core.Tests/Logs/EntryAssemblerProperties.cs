using System.Text;
using CsCheck;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Unread;
using RoleFerry.Core.Tests.Logs.Layouts;

namespace RoleFerry.Core.Tests.Logs;

public class EntryAssemblerProperties
{
    /// <summary>What covers, heads and traces begin and end with, whole and broken.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        "{\"log\":\"",
        "\\n\",\"stream\":\"stderr\"}",
        "\"}",
        "{",
        "}",
        "[{",
        "}]",
        "{\"level\":\"error\",\"msg\":\"x\"}",
        "\\u001b[31m",
        "\u001b[31",
        "\u001b]8;;",
        "\u00a0",
        "\ufeff",
        "<11>",
        "<1",
        "1 ",
        "- - [a b=\"c\\\"",
        "2025-10-13T14:30:00.123456789Z ",
        "2025-10-13",
        "Oct 13 14:30:00 ",
        "stdout P ",
        "stderr F",
        "host acme[17]: ",
        "api-1  | ",
        "  | ",
        "[pod/a/b] ",
        "0|api  | ",
        "ERROR",
        "E1013 ",
        "E, [",
        "[E 251013 14:30:00 w]",
        "level=error ",
        "msg=\"a\\",
        "ERROR:  ",
        "ОШИБКА:  ",
        "DETAIL:  ",
        "17,\"a\"\"",
        ",,,,,,,,,,,",
        "Traceback (most recent call last):",
        "  File \"a.py\", line 1, in f",
        "KeyError: 7",
        "java.io.IOException: x",
        "\tat a.B.c(D.java:1)",
        "thread 'a' panicked at b:",
        "❌",
        "(",
        "<",
        ">",
        "]",
        ": ",
        " ",
        "x",
        "\\",
        "\"",
        "\r\n",
        "\n"
    );

    private static readonly Gen<(string Text, int How)[]> Events = Gen.Select(
        Gen.OneOf(
            Piece.Array[0, 8].Select(string.Concat),
            Gen.Int[0, LayoutMatrix.Layouts.Count - 1]
                .Select(i => LayoutMatrix.Layouts[i])
                .Select(l => l.Write(l.Errors[0], "it broke 7"))
        ),
        Gen.Int[0, 9]
    ).Array[0, 12];

    [Fact]
    public void Any_events_are_survived_and_read_alike_twice() =>
        Events.Sample(events => Read(events).SequenceEqual(Read(events)), iter: 20_000);

    [Fact]
    public void Any_bytes_are_survived() =>
        Gen
            .Byte.Array[0, 120]
            .Array[0, 6]
            .Sample(
                events =>
                {
                    var assembler = new EntryAssembler(LogFormats.All, Level.Error, new RecordingSink());
                    foreach (byte[] text in events)
                        assembler.Add(default, text);
                    assembler.Complete();
                    Assert.All(events, e => Assert.InRange(LineLayout.Of(e).Length, 0, LineLayout.MaxLength));
                },
                iter: 20_000
            );

    /// <summary>One in ten events is passed over and one in five belongs to others at most, as in a batch.</summary>
    private static List<string> Read((string Text, int How)[] events)
    {
        var sink = new RecordingSink();
        var assembler = new EntryAssembler(LogFormats.All, Level.Error, sink);
        foreach (var (text, how) in events)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (how == 0)
                assembler.Pass(bytes);
            else if (how < 3)
                assembler.Continue(default, bytes);
            else
                assembler.Add(default, bytes);
        }

        assembler.Complete();
        return [.. sink.Entries, .. sink.Texts];
    }
}
