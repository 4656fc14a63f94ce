using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// The simple console formatter of Microsoft.Extensions.Logging: <c>fail: Acme.Worker[0]</c>, then the message on
/// lines of their own, or behind it. See https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter.
/// </summary>
internal sealed class DotNetFormat() : LogFormat("DotNet", [Trigger.WordStart("fail"), Trigger.WordStart("crit")])
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (text.Length > 4 && text[4] != ':' && reader.TakeTime())
            reader.SkipSpaces();
        if (!TryTakeLevel(ref reader, out var level) || !reader.TakeUntil("["u8, 200, out var category))
            return false;
        _ = reader.Take("-"u8);
        if (category.Contains((byte)' ') || !reader.TakeDigits(out _) || !reader.Take("]"u8))
            return false;
        line.Format = this;
        line.Level = level;
        line.Logger = category;
        line.Message = reader.Rest.TrimStart(" \r\n"u8);
        return true;
    }

    private static bool TryTakeLevel(ref LineReader reader, out Level level)
    {
        level = reader.Rest switch
        {
            [(byte)'c', (byte)'r', (byte)'i', (byte)'t', ..] => Level.Critical,
            [(byte)'f', (byte)'a', (byte)'i', (byte)'l', ..] => Level.Error,
            [(byte)'w', (byte)'a', (byte)'r', (byte)'n', ..] => Level.Warning,
            [(byte)'d', (byte)'b', (byte)'u', (byte)'g', ..] or [(byte)'t', (byte)'r', (byte)'c', (byte)'e', ..] =>
                Level.Debug,
            _ => Level.Info,
        };
        bool isLevel = level != Level.Info || reader.Rest.StartsWith("info"u8);
        return isLevel && reader.TakeWord(out _) && reader.Take(": "u8);
    }
}
