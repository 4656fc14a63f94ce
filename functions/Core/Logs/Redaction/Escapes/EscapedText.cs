using System.Buffers;

namespace RoleFerry.Core.Logs.Redaction.Escapes;

/// <summary>
/// A text as it reads when all layers of escaping are taken off: JSON's backslashes at any layers, percent-encoding,
/// XML's entities. Each character knows where it stands in the text as it came, and how many layers it was under.
/// </summary>
internal ref struct EscapedText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\%&");

    private readonly int _sourceLength;
    private char[]? _chars;
    private int[]? _sources;
    private Layers[]? _layers;

    /// <summary>Takes the escaping off. What it rents is given back by <see cref="Dispose"/>.</summary>
    public EscapedText(string text)
    {
        Chars = text;
        _sourceLength = text.Length;
        int first = text.AsSpan().IndexOfAny(Signs);
        if (first < 0)
            return;
        _chars = ArrayPool<char>.Shared.Rent(text.Length);
        _sources = ArrayPool<int>.Shared.Rent(text.Length + 1);
        _layers = ArrayPool<Layers>.Shared.Rent(text.Length);
        text.CopyTo(_chars);
        for (int i = 0; i <= text.Length; i++)
            _sources[i] = i;
        Array.Clear(_layers, 0, text.Length);
        int length = Unescaper.Unescape(_chars, _sources, _layers, text.Length, first);
        Chars = _chars.AsSpan(0, length);
    }

    /// <summary>The characters without any escaping.</summary>
    public ReadOnlySpan<char> Chars { get; }

    /// <summary>Where a character stands in the text as it came; for the length, where that ends.</summary>
    public readonly int SourceOf(int index) =>
        index == Chars.Length ? _sourceLength
        : _sources is null ? index
        : _sources[index];

    /// <summary>The layers of escaping that a character was under.</summary>
    public readonly Layers LayersOf(int index) => _layers is null ? default : _layers[index];

    /// <summary>Whether a character is under more layers than what has those.</summary>
    public readonly bool IsDeeper(int index, Layers layers) => LayersOf(index).All > layers.All;

    /// <summary>
    /// Whether a character is percent-encoded deeper than what has those layers: there it is data, and separates
    /// nothing.
    /// </summary>
    public readonly bool IsData(int index, Layers layers) => LayersOf(index).Percent > layers.Percent;

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (_chars is null)
            return;
        ArrayPool<char>.Shared.Return(_chars, clearArray: true);
        ArrayPool<int>.Shared.Return(_sources!);
        ArrayPool<Layers>.Shared.Return(_layers!);
        (_chars, _sources, _layers) = (null, null, null);
    }
}
