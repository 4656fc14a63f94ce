namespace RoleFerry.Core.Metrics.Charts;

/// <summary>The colours of charts.</summary>
internal static class Ink
{
    /// <summary>Red, green and blue of each colour, in the order of <see cref="Color"/>.</summary>
    public static ReadOnlySpan<byte> Colors =>
        [0xff, 0xff, 0xff, 0x1d, 0x1c, 0x1d, 0x86, 0x86, 0x8b, 0xe4, 0xe4, 0xe8, 0x12, 0x64, 0xa3, 0xc0, 0x1c, 0x28];

    /// <summary>A colour's place.</summary>
    public enum Color : byte
    {
        Paper,
        Text,
        Faint,
        Grid,
        Line,
        Bad,
    }
}
