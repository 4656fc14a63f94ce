namespace RoleFerry.Core.Logs.Templates;

internal static class ByteClasses
{
    private static readonly ByteClass[] Table = Build();

    public static ByteClass Of(byte value) => Table[value];

    public static bool IsWord(byte value) => Table[value] != ByteClass.None;

    public static bool IsLetter(byte value) => (Table[value] & ByteClass.AnyLetter) != 0;

    public static bool IsDigit(byte value) => Table[value] == ByteClass.Digit;

    public static bool IsAlphanumeric(byte value) => (Table[value] & (ByteClass.AnyLetter | ByteClass.Digit)) != 0;

    public static bool IsHex(byte value) => (Table[value] & (ByteClass.HexLetter | ByteClass.Digit)) != 0;

    /// <summary>White space and control characters alike: neither says anything.</summary>
    public static bool IsSpace(byte value) => value is <= (byte)' ' or 0x7F;

    private static ByteClass[] Build()
    {
        var table = new ByteClass[256];
        for (int value = 0; value < table.Length; value++)
        {
            table[value] = (char)value switch
            {
                >= '0' and <= '9' => ByteClass.Digit,
                >= 'a' and <= 'f' or >= 'A' and <= 'F' => ByteClass.HexLetter,
                >= 'g' and <= 'z' or >= 'G' and <= 'Z' or >= (char)0x80 => ByteClass.Letter,
                '.' => ByteClass.Dot,
                '/' or '\\' => ByteClass.Slash,
                '@' => ByteClass.At,
                '_' or '-' or '+' or '~' or '%' or '$' => ByteClass.Joiner,
                _ => ByteClass.None,
            };
        }

        return table;
    }
}
