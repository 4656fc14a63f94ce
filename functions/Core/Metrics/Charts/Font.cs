namespace RoleFerry.Core.Metrics.Charts;

/// <summary>Letters of five by seven pixels, capitals only: enough for the labels of a chart.</summary>
internal static class Font
{
    /// <summary>Columns of a letter.</summary>
    public const int Width = 5;

    /// <summary>Rows of a letter.</summary>
    public const int Height = 7;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-+:/%()";

    /// <summary>One number a letter: its rows from the upper one on, five bits each.</summary>
    private static ReadOnlySpan<long> Shapes =>
        [
            0x3A31FC631,
            0x7A31F463E,
            0x3A308422E,
            0x7A318C63E,
            0x7E10F421F,
            0x7E10F4210,
            0x3A30BC62F,
            0x4631FC631,
            0x38842108E,
            0x1C4210A4C,
            0x4654C5251,
            0x42108421F,
            0x4775AC631,
            0x47359C631,
            0x3A318C62E,
            0x7A31F4210,
            0x3A318D64D,
            0x7A31F5251,
            0x3E107043E,
            0x7C8421084,
            0x46318C62E,
            0x46318C544,
            0x4631AD771,
            0x462A22A31,
            0x462A21084,
            0x7C222221F,
            0x3A33AE62E,
            0x11842108E,
            0x3A213221F,
            0x78217043E,
            0x08CA97C42,
            0x7E1E0862E,
            0x1910F462E,
            0x7C2222108,
            0x3A317462E,
            0x3A317844C,
            0x00000018C,
            0x000003088,
            0x0000F8000,
            0x0084F9080,
            0x018C03180,
            0x044222110,
            0x674222173,
            0x088842082,
            0x208210888,
        ];

    /// <summary>Whether a letter has ink at a place. What it has no shape for is blank.</summary>
    public static bool Has(char letter, int column, int row)
    {
        int index = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
        return index >= 0 && ((Shapes[index] >> (((Height - 1 - row) * Width) + Width - 1 - column)) & 1) == 1;
    }
}
