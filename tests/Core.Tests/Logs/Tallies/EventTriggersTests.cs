using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Tests.Logs.Tallies;

public class EventTriggersTests
{
    private static readonly TriggerScan Triggers = EventTriggers.Of([.. LogFormats.All, LogFormats.Plain], []);

    private static readonly string[] Words =
    [
        "error",
        "ERROR",
        "Error",
        "err",
        "ERR",
        "fatal",
        "FTL",
        "failed",
        "fail",
        "crit",
        "CRITICAL",
        "panic",
        "severe",
        "emerg",
        "alert",
        "KeyException",
        "Traceback",
        "Task timed out",
        "exited",
        "Uncaught",
        "unhandled",
        "\\\"level\\\":50",
        "\"levelno\": 40",
    ];

    [Fact]
    public void A_word_is_found_wherever_it_stands() =>
        Gen.Select(Gen.Int[0, Words.Length - 1].Select(i => Words[i]), Gen.Int[0, 70], Gen.Int[0, 70])
            .Sample(
                (word, before, after) =>
                {
                    string text = new string('-', before) + word + new string('-', after);
                    return Triggers.Find(Encoding.UTF8.GetBytes(text)).HasFlag(LogEventKinds.Error);
                }
            );

    [Theory]
    [InlineData("INFO the transfer was preferred, interrupted and deferred")]
    [InlineData("\"level\": 30, \"levelno\": 20, \"level\":\"INFO\"")]
    [InlineData("email available, retained, tail, Traced, panel, several, hypocrite")]
    [InlineData("")]
    [InlineData("e")]
    public void Words_that_only_look_alike_are_not_found(string text) =>
        Assert.Equal(LogEventKinds.None, Triggers.Find(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Kinds_add_up() =>
        Assert.Equal(
            LogEventKinds.Error | LogEventKinds.Fact | LogEventKinds.Span,
            Triggers.Find("""{\"event\":\"x\",\"span_id\":\"1\",\"error\":true}"""u8)
        );
}
