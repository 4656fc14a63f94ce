using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;

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
    public void One_event_a_line_becomes_the_entries_that_the_program_wrote(string sample) =>
        Assert.Equal(Lines($"{sample}.expected"), Assemble(Lines($"{sample}.log")).Entries);

    private static string[] Lines(string sample) =>
        Sample.Read(Path.Combine("formats", sample)).TrimEnd('\n').Split('\n');

    private static RecordingSink Assemble(params IEnumerable<string> events)
    {
        var sink = new RecordingSink();
        var assembler = new EntryAssembler(LogLines.All, Level.Warning, sink);
        int seconds = 0;
        foreach (string text in events) assembler.Add(Start.AddSeconds(seconds++), Encoding.UTF8.GetBytes(text));
        assembler.Complete();
        return sink;
    }
}
