using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Tests.Logs;

/// <summary>Keeps one line per entry: its level, its format, its template.</summary>
internal sealed class RecordingSink : ILogEntrySink
{
    public List<string> Entries { get; } = [];

    public List<string> Texts { get; } = [];

    public List<DateTimeOffset> Times { get; } = [];

    public void Accept(in LogEntry entry)
    {
        byte[] template = new byte[ErrorTemplate.MaxLength];
        int length = ErrorTemplate.Write(entry, InAppRules.Default, template);
        Entries.Add($"{entry.Line.Level} {entry.Line.Format} {Encoding.UTF8.GetString(template, 0, length)}");
        Texts.Add(Encoding.UTF8.GetString(entry.Text));
        Times.Add(entry.Time);
    }
}
