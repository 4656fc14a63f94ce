using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Tests.Logs.Formats;

public class LogLinesTests
{
    [Theory]
    [InlineData("2025-10-13 14:30:00,123 - app.mail - ERROR - it broke", "Text", "app.mail", "it broke")]
    [InlineData("2025-10-13 14:30:00,123 ERROR app.mail: it broke", "Text", "app.mail", "it broke")]
    [InlineData("2025-10-13T14:30:00+00:00 [ERROR] it broke", "Text", "", "it broke")]
    [InlineData("2025-10-13 14:30:00,123 [ERROR] [app.mail] it broke", "Text", "app.mail", "it broke")]
    [InlineData("2025-10-13 14:30:00,123 app.mail ERROR it broke", "Text", "app.mail", "it broke")]
    [InlineData("2025-10-13 14:30:00,123 - ERROR - it broke", "Text", "", "it broke")]
    [InlineData("ERROR:app.mail:it broke", "Text", "app.mail", "it broke")]
    [InlineData("ERROR:    it broke", "Text", "", "it broke")]
    [InlineData("[2025-10-13 14:30:00 +0000] [42] [ERROR] it broke", "Text", "", "it broke")]
    [InlineData("[2025-10-13 14:30:00,123: ERROR/ForkPoolWorker-2] it broke", "Text", "", "it broke")]
    [InlineData("2025-10-13 14:30:00 UTC:10.0.1.5(4):app@db:[12]:ERROR:  it broke", "Postgres", "", "it broke")]
    [InlineData("2025-10-13 14:30:00.123 UTC [12] app@db ERROR:  it broke", "Postgres", "", "it broke")]
    [InlineData("fail: Acme.Worker[12]\n      it broke", "Text", "Acme.Worker", "it broke")]
    [InlineData("14:30:00.123 [main] ERROR com.acme.Foo - it broke", "Text", "com.acme.Foo", "it broke")]
    [InlineData("2025-10-13 14:30:00.123 ERROR [main] com.acme.Foo - it broke", "Text", "com.acme.Foo", "it broke")]
    [InlineData(
        "2025-10-13 14:30:00.123 ERROR 7 --- [api] [exec-1] c.a.Foo   : it broke",
        "Text",
        "c.a.Foo",
        "it broke"
    )]
    [InlineData("[14:30:00.123] ERROR (42): it broke", "Text", "", "it broke")]
    [InlineData("2025-10-13T14:30:00.123Z [error]: it broke", "Text", "", "it broke")]
    [InlineData("time=2025-10-13T14:30:00Z level=ERROR msg=\"it broke\" k=v", "Text", "", "it broke")]
    [InlineData("2025-10-13T14:30:00.123Z\terror\tapi\tserver/a.go:4\tit broke", "Text", "api", "it broke")]
    [InlineData("E1013 14:30:00.123456       1 a.go:4] it broke", "Text", "", "it broke")]
    [InlineData(
        "2025-10-13T14:30:00.123Z\t8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e2d10\tERROR\tit broke",
        "Lambda",
        "",
        "it broke"
    )]
    [InlineData(
        "{\"level\": \"error\", \"logger\": \"app.mail\", \"message\": \"it broke\"}",
        "Json",
        "app.mail",
        "it broke"
    )]
    [InlineData("Traceback (most recent call last):", "Plain", "", "Traceback (most recent call last):")]
    public void What_the_format_puts_before_a_message_is_no_part_of_it(
        string text,
        string format,
        string logger,
        string message
    )
    {
        var line = Read(text);

        Assert.Equal(format, line.Format!.Name);
        Assert.Equal(Level.Error, line.Level);
        Assert.Equal(logger, Text(line.Logger));
        Assert.Equal(message, Text(line.Message));
    }

    [Theory]
    [InlineData("nothing special")]
    [InlineData("ERROR is a word")]
    [InlineData("Error while reading")]
    [InlineData("2025-10-13 14:30:00 something else")]
    [InlineData("[ERROR")]
    [InlineData("{\"level\": \"error\"")]
    [InlineData("{'level': 'error'}")]
    public void A_line_that_no_reader_knows_is_plain_and_no_error(string text)
    {
        var line = Read(text);

        Assert.Equal(LogFormats.Plain, line.Format);
        Assert.Equal(Level.Info, line.Level);
        Assert.Equal(text, Text(line.Message));
    }

    [Fact]
    public void A_structured_line_tells_its_event_trace_service_and_version()
    {
        var line = Read(
            """{"level":"error","event":"email_failed","trace_id":"4bf9","service":"api","version":"1.42.0","user_id":7}"""
        );

        Assert.Equal("email_failed", Text(line.Event));
        Assert.Equal("4bf9", Text(line.TraceId));
        Assert.Equal("api", Text(line.Service));
        Assert.Equal("1.42.0", Text(line.Version));
        Assert.True(line.Message.IsEmpty);
    }

    [Fact]
    public void A_request_stands_in_for_a_trace() =>
        Assert.Equal("r-1", Text(Read("""{"level":"error","requestId":"r-1","message":"x"}""").TraceId));

    [Theory]
    [InlineData("""{"level":"info","x":{"level":"error"},"y":[{"level":"error"}],"message":"ok"}""", Level.Info)]
    [InlineData("""{"message":"boom","stack":"Error: boom\n    at f (/a/b.js:1:2)"}""", Level.Error)]
    [InlineData("""{"message":"ok","error":null,"exc_info":true}""", Level.Info)]
    [InlineData("""{"message":"ok","level":{"a":1}}""", Level.Info)]
    [InlineData("""{"message":"ok","level":"no level"}""", Level.Info)]
    [InlineData("""{"message":"ok","level":99999999999}""", Level.Info)]
    public void Only_the_lines_own_level_counts_and_an_exception_is_an_error(string text, Level level) =>
        Assert.Equal(level, Read(text).Level);

    [Theory]
    [InlineData(
        """{"message":"m","exception":["Error: boom","    at f (/a/b.js:1:2)"]}""",
        "Error: boom\n    at f (/a/b.js:1:2)\n"
    )]
    [InlineData(
        """{"message":"m","err":{"name":"E","message":"b","stack":"    at f (/a/b.js:1:2)"}}""",
        "E: b\n    at f (/a/b.js:1:2)"
    )]
    [InlineData("""{"message":"m","error":{"type":"E","message":"b"}}""", "E: b")]
    [InlineData("""{"message":"m","errorMessage":"b"}""", "b")]
    [InlineData("""{"message":"m","error":"b \ud83d"}""", "b �")]
    public void An_exception_reads_as_its_language_would_have_written_it(string text, string exception) =>
        Assert.Equal(exception, Text(Read(text).Exception));

    [Fact]
    public void Of_a_line_that_is_not_kept_no_more_is_read_than_its_level()
    {
        byte[] text = Encoding.UTF8.GetBytes("""{"level":"info","message":"never read"}""");

        var line = LogLines.Read(
            text,
            [JsonFormat.Instance],
            Level.Warning,
            new byte[LogLines.ScratchLength(text.Length)]
        );

        Assert.Equal(Level.Info, line.Level);
        Assert.True(line.Message.IsEmpty);
    }

    [Fact]
    public void Formats_that_are_not_expected_are_not_tried()
    {
        byte[] text = Encoding.UTF8.GetBytes("ERROR:app:it broke");

        Assert.Equal(
            LogFormats.Plain,
            LogLines
                .Read(text, [JsonFormat.Instance], Level.Debug, new byte[LogLines.ScratchLength(text.Length)])
                .Format
        );
    }

    [Fact]
    public void What_is_expected_comes_first_and_each_grammar_once() =>
        Assert.Equal(
            ["Python", "Lambda", "Json", "Postgres"],
            LogFormats
                .InOrder([LogFormats.Find("python")!, LogFormats.Find("celery")!, LogFormats.Find("lambda")!])
                .Select(f => f.Name)
        );

    [Fact]
    public void An_object_deeper_than_any_program_writes_is_plain_text()
    {
        string text = $$"""{"level":"error","x":{{new string('[', 100)}}{{new string(']', 100)}}}""";

        Assert.Equal(LogFormats.Plain, Read(text).Format);
    }

    private static LogLine Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return LogLines.Read(bytes, [.. LogFormats.All], Level.Debug, new byte[LogLines.ScratchLength(bytes.Length)]);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
