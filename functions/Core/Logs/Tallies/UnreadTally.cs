using System.IO.Hashing;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Templates;
using RoleFerry.Core.Logs.Unread;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>Counts the unread errors of one batch, which is of one log group.</summary>
internal sealed class UnreadTally(SampleText samples)
{
    /// <summary>
    /// Layouts of one batch that are told apart; lines of further ones share a group. With their hours and signals all
    /// fit into one transaction.
    /// </summary>
    public const int MaxLayouts = 16;

    /// <summary>UTF-16 units that are kept of a line.</summary>
    private const int MaxSample = 512;

    /// <summary>In place of a layout's hash, for those that are too many.</summary>
    private const ulong OthersKey = 0;

    private readonly Dictionary<ulong, GroupTally> _layouts = [];

    /// <summary>In the order in which each first came.</summary>
    public IReadOnlyCollection<GroupTally> Groups => _layouts.Values;

    /// <summary>Forgets the last batch.</summary>
    public void Clear() => _layouts.Clear();

    /// <summary>Counts a line.</summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="logGroup">The batch's.</param>
    /// <param name="service">The log group's own: an unread line says none.</param>
    public void Add(DateTimeOffset time, ReadOnlySpan<byte> text, string logGroup, string service)
    {
        Span<byte> layout = stackalloc byte[LineLayout.MaxLength];
        ulong key = XxHash64.HashToUInt64(layout[..LineLayout.Write(text, layout)]);
        if (!_layouts.TryGetValue(key, out var known))
        {
            if (_layouts.Count >= MaxLayouts)
                key = OthersKey;
            if (!_layouts.TryGetValue(key, out known))
                _layouts[key] = known = First(
                    text,
                    new UnreadGroup(logGroup, key == OthersKey ? UnreadGroup.OtherLayouts : LineLayout.Of(text))
                );
        }

        known.Add(time, Level.Error, service);
    }

    private GroupTally First(ReadOnlySpan<byte> text, UnreadGroup unread)
    {
        Span<byte> template = stackalloc byte[MessageTemplate.MaxLength];
        return new GroupTally
        {
            Fingerprint = unread.Fingerprint,
            Unread = unread,
            Template = samples.Of(template[..MessageTemplate.Write(FirstLine(text), template)], MaxSample),
            Sample = samples.Sample(text, MaxSample),
        };
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
