using System.Text;
using System.Text.Json;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Tests.Logs.Tallies;

/// <summary>The look at events before they are read must pass over no error of any format.</summary>
public class FormatTriggersTests
{
    private static readonly TriggerScan Triggers = EventTriggers.Of([.. LogFormats.All, LogFormats.Plain], []);

    private static readonly string[] Lines =
    [
        .. Sample.Names("formats").Where(n => n.EndsWith(".log", StringComparison.Ordinal)).SelectMany(Sample.Lines),
    ];

    public static TheoryData<string> Formats => [.. LogFormats.All.Append(LogFormats.Plain).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_error_among_a_formats_samples_is_passed_over(string format)
    {
        string[] errors = [.. Lines.Where(l => IsErrorOf(format, l))];

        Assert.NotEmpty(errors);
        Assert.All(errors, line =>
        {
            Assert.True(Triggers.Find(Encoding.UTF8.GetBytes(line)).HasFlag(LogEventKinds.Error), line);
            string escaped = JsonEncodedText.Encode(line).ToString();
            Assert.True(Triggers.Find(Encoding.UTF8.GetBytes(escaped)).HasFlag(LogEventKinds.Error), escaped);
        });
    }

    /// <summary>Each format by itself: what others declare must not hide that it declares too little.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_declares_by_itself_what_its_errors_contain(string format)
    {
        var scan = EventTriggers.Of([LogFormats.Find(format) ?? LogFormats.Plain], []);

        Assert.All(Lines.Where(l => IsErrorOf(format, l)), line =>
            Assert.True(scan.Find(Encoding.UTF8.GetBytes(line)).HasFlag(LogEventKinds.Error), line)
        );
    }

    [Fact]
    public void A_format_that_is_new_is_looked_for_by_the_words_that_it_declares()
    {
        var scan = EventTriggers.Of([.. LogFormats.All, new NewFormat()], []);

        Assert.Equal(LogEventKinds.Error, scan.Find("11:30 <kaputt> the press has stopped"u8));
        Assert.Equal(LogEventKinds.Error, scan.Find("#7 the press has stopped"u8));
        Assert.Equal(LogEventKinds.None, Triggers.Find("11:30 <kaputt> the press has stopped"u8));
    }

    private static bool IsErrorOf(string format, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var line = LogLines.Read(
            bytes,
            LogFormats.All.AsSpan(),
            Level.Error,
            new byte[LogLines.ScratchLength(bytes.Length)]
        );
        return line.Format!.Name == format && line.Level >= Level.Error && !line.IsDetail;
    }

    private sealed class NewFormat() : LogFormat("New", [Trigger.WordStart("kaputt"), Trigger.EventStart("#7")])
    {
        internal override bool TryRead(
            ReadOnlySpan<byte> text,
            Level keep,
            scoped ref Span<byte> scratch,
            ref LogLine line
        ) => false;
    }
}
