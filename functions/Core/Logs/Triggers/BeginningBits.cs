namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// The half bytes that beginnings of words have at each of their places. A vector's look-ups tell beginnings apart by
/// these alone, so what has half bytes of several looks like one of them, too.
/// </summary>
/// <param name="First">At the first place: bit n where a lower half is n, bit 16 + n where an upper half is.</param>
/// <param name="Second">At the second place.</param>
/// <param name="Third">At the third.</param>
internal readonly record struct BeginningBits(uint First, uint Second, uint Third)
{
    private const string Common = "etaoinshrdlcumwfgypbvkjxqz\\_{}[] \":0123456789,.-/=";

    /// <summary>
    /// How often each of <see cref="Common"/> stands in log events, of a thousand letters: letters as in English texts
    /// (https://en.wikipedia.org/wiki/Letter_frequency), the marks of JSON that halves of bytes take for letters, and
    /// what parts words and numbers.
    /// </summary>
    private static readonly int[] PerMille =
    [
        .. new[] { 127, 91, 82, 75, 70, 67, 63, 61, 60, 43, 40, 28, 28, 24, 24, 22, 20, 20, 19, 15, 10, 8, 2, 2, 1, 1 },
        .. new[] { 60, 30, 10, 10, 10, 10, 160, 100, 50, 50, 50, 40, 30, 30, 30, 20, 20, 20, 20, 40, 30, 30, 30, 10 },
    ];

    private static readonly uint[] CommonBits = [.. Common.Select(Bits)];

    /// <summary>The half bytes of beginnings of <see cref="Trigger.MinLength"/> letters, in both cases.</summary>
    public static BeginningBits Of(params ReadOnlySpan<string> beginnings)
    {
        var all = default(BeginningBits);
        foreach (string beginning in beginnings)
            all |= new BeginningBits(At(beginning[0]), At(beginning[1]), At(beginning[2]));
        return all;
    }

    public static BeginningBits operator |(BeginningBits one, BeginningBits other) =>
        new(one.First | other.First, one.Second | other.Second, one.Third | other.Third);

    /// <summary>How often three letters of a text look like one of the beginnings: an unscaled measure.</summary>
    public double Matches() => (double)Alike(First) * Alike(Second) * Alike(Third);

    private static uint At(char letter)
    {
        uint bits = Bits(letter);
        return char.IsAsciiLetterLower(letter) ? bits | Bits(char.ToUpperInvariant(letter)) : bits;
    }

    private static uint Bits(char letter) => (1u << (letter & 15)) | (1u << (16 + (letter >> 4)));

    /// <summary>Of a thousand letters, how many have both of their halves at a place.</summary>
    private static int Alike(uint place)
    {
        int alike = 0;
        for (int i = 0; i < CommonBits.Length; i++)
        {
            if ((CommonBits[i] & ~place) == 0)
                alike += PerMille[i];
        }

        return alike;
    }
}
