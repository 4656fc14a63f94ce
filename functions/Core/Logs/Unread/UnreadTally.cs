using System.IO.Hashing;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Unread;

/// <summary>Counts the unread errors of one batch, which is of one log group.</summary>
internal sealed class UnreadTally(SampleText samples)
{
    /// <summary>Layouts of one batch that are told apart; lines of others are counted alone.</summary>
    public const int MaxLayouts = 16;

    private const int MaxSample = 256;

    private readonly Dictionary<ulong, UnreadLayout> _layouts = [];

    /// <summary>By layout, in the order in which each first came.</summary>
    public IReadOnlyList<UnreadLayout> Layouts => _layouts.Count == 0 ? [] : [.. _layouts.Values];

    /// <summary>Lines whose layouts were too many.</summary>
    public long Beyond { get; private set; }

    /// <summary>Forgets the last batch.</summary>
    public void Clear()
    {
        _layouts.Clear();
        Beyond = 0;
    }

    /// <summary>Counts a line.</summary>
    public void Add(DateTimeOffset time, ReadOnlySpan<byte> text)
    {
        Span<byte> layout = stackalloc byte[LineLayout.MaxLength];
        int length = LineLayout.Write(text, layout);
        ulong hash = XxHash64.HashToUInt64(layout[..length]);
        if (!_layouts.TryGetValue(hash, out var known))
        {
            if (_layouts.Count == MaxLayouts)
            {
                Beyond++;
                return;
            }

            Span<byte> template = stackalloc byte[MessageTemplate.MaxLength];
            _layouts[hash] = known = new UnreadLayout
            {
                Layout = LineLayout.Of(text),
                Sample = samples.Of(text, MaxSample),
                Template = samples.Of(template[..MessageTemplate.Write(FirstLine(text), template)], MaxSample),
            };
        }

        known.Add(time);
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
