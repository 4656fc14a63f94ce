using System.Text;
using CsCheck;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Tests.Logs;

public class EntryAssemblerTests
{
    private static readonly DateTimeOffset Start = new(2025, 10, 13, 14, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("guide-json")]
    [InlineData("structured")]
    [InlineData("python")]
    [InlineData("web")]
    [InlineData("celery")]
    [InlineData("postgres")]
    [InlineData("lambda")]
    [InlineData("runtimes")]
    public void One_event_a_line_becomes_the_entries_that_the_program_wrote(string sample)
    {
        var entries = Assemble(Lines($"{sample}.log")).Entries;

        Assert.Equal(Sample.Expected(Path.Combine("formats", $"{sample}.expected"), entries), entries);
    }

    [Fact]
    public void An_entry_has_the_time_of_its_first_event_and_the_text_of_all()
    {
        var sink = Assemble(
            "INFO:app:one",
            "ERROR:app:two",
            "Traceback (most recent call last):",
            "  File \"/app/a.py\", line 1, in f",
            "KeyError: 7"
        );

        Assert.Equal([Start.AddSeconds(1)], sink.Times);
        Assert.Equal(
            ["ERROR:app:two\nTraceback (most recent call last):\n  File \"/app/a.py\", line 1, in f\nKeyError: 7"],
            sink.Texts
        );
    }

    [Theory]
    [InlineData("python")]
    [InlineData("runtimes")]
    [InlineData("postgres")]
    public void An_event_of_several_lines_is_the_same_entry_as_one_event_a_line(string sample)
    {
        var lines = Assemble(Lines($"{sample}.log"));

        Assert.Equal(lines.Entries, Assemble(lines.Texts).Entries);
    }

    [Fact]
    public void Two_tracebacks_that_are_no_chain_are_two_entries()
    {
        string[] trace = ["Traceback (most recent call last):", "  File \"/app/a.py\", line 1, in f", "KeyError: 7"];

        Assert.Equal(2, Assemble([.. trace, .. trace]).Entries.Count);
    }

    [Fact]
    public void A_line_after_a_trace_is_no_part_of_it() =>
        Assert.Equal(
            ["Error Text KeyError at app/a.py:f", "Error Text next"],
            Assemble(
                "ERROR:app:two",
                "Traceback (most recent call last):",
                "  File \"/app/a.py\", line 1, in f",
                "KeyError: 7",
                "printed",
                "ERROR:app:next"
            ).Entries
        );

    [Fact]
    public void The_details_of_another_session_are_not_those_of_an_error()
    {
        const string Error = "2025-10-13 14:30:00 UTC:10.0.1.5(4):app@db:[12]:ERROR:  it broke";

        Assert.Equal(
            [Error],
            Assemble(Error, "2025-10-13 14:30:00 UTC:10.0.1.5(4):app@db:[13]:DETAIL:  elsewhere").Texts
        );
    }

    [Fact]
    public void Lines_behind_an_entry_that_is_not_kept_are_not_kept()
    {
        Assert.Empty(Assemble("INFO:app:one", "  indented", "", "DEBUG:app:two").Entries);
    }

    [Fact]
    public void An_entry_stops_growing_at_its_bound()
    {
        var sink = Assemble(["ERROR:app:it broke", .. Enumerable.Repeat("  " + new string('x', 998), 200)]);

        Assert.InRange(
            Assert.Single(sink.Texts).Length,
            EntryAssembler.MaxEntryLength - 1001,
            EntryAssembler.MaxEntryLength
        );
    }

    [Fact]
    public void An_event_of_a_megabyte_is_read_whole()
    {
        string text = $$"""{"level":"error","padding":"{{new string('x', 1_000_000)}}","message":"it broke"}""";

        Assert.Equal(["Error Json it broke"], Assemble(text).Entries);
    }

    [Fact]
    public void Events_in_no_known_format_are_counted()
    {
        var assembler = new EntryAssembler(LogFormats.All, Level.Warning, new RecordingSink());

        foreach (string text in (string[])["INFO:app:one", "printed", "KeyError: 7", "  indented"])
            assembler.Add(Start, Encoding.UTF8.GetBytes(text));

        Assert.Equal(2, assembler.UnknownEvents);
    }

    [Fact]
    public void Any_events_in_any_order_become_the_same_entries_twice() =>
        Gen.OneOf([
                .. new[] { "python", "web", "postgres", "lambda", "runtimes", "guide-json" }.SelectMany(s =>
                    Lines($"{s}.log")
                ),
            ])
            .Array[0, 20]
            .Sample(events => Assemble(events).Entries.SequenceEqual(Assemble(events).Entries), iter: 1_000);

    [Fact]
    public void Once_warm_it_allocates_nothing()
    {
        byte[][] events =
        [
            .. new[] { "structured", "python", "postgres" }
                .SelectMany(s => Lines($"{s}.log"))
                .Select(Encoding.UTF8.GetBytes),
        ];
        var assembler = new EntryAssembler(LogFormats.All, Level.Warning, new CountingSink());
        void AddAll()
        {
            foreach (byte[] text in events)
                assembler.Add(Start, text);
            assembler.Complete();
        }

        // The runtime itself allocates now and then while it compiles: the least of ten counts.
        AddAll();
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => Allocated()));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AddAll();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class CountingSink : ILogEntrySink
    {
        private readonly byte[] _template = new byte[ErrorTemplate.MaxLength];

        public void Accept(in LogEntry entry) => _ = ErrorTemplate.Write(entry, InAppRules.Default, _template);
    }

    private static string[] Lines(string sample) => Sample.Lines(Path.Combine("formats", sample));

    private static RecordingSink Assemble(params IEnumerable<string> events)
    {
        var sink = new RecordingSink();
        var assembler = new EntryAssembler(LogFormats.All, Level.Warning, sink);
        int seconds = 0;
        foreach (string text in events)
            assembler.Add(Start.AddSeconds(seconds++), Encoding.UTF8.GetBytes(text));
        assembler.Complete();
        return sink;
    }
}
