namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>Check digits of numbers; what is between the digits is passed over.</summary>
internal static class CheckDigits
{
    /// <summary>https://en.wikipedia.org/wiki/Luhn_algorithm</summary>
    public static bool IsLuhn(ReadOnlySpan<char> number)
    {
        int sum = 0,
            count = 0;
        for (int i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]))
                continue;
            int digit = (number[i] - '0') * (count++ % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>
    /// The remainder by 97 of a number of any length whose letters count as 10 to 35 (ISO 7064).
    /// </summary>
    public static int Mod97(ReadOnlySpan<char> number)
    {
        int rest = 0;
        foreach (char c in number)
        {
            if (char.IsAsciiDigit(c))
                rest = ((rest * 10) + c - '0') % 97;
            else if (char.IsAsciiLetter(c))
                rest = ((rest * 100) + (c | 0x20) - 'a' + 10) % 97;
        }

        return rest;
    }

    /// <summary>The sum of digits times weights; digits beyond the weights do not count.</summary>
    public static int Sum(ReadOnlySpan<char> number, ReadOnlySpan<int> weights)
    {
        int sum = 0,
            place = 0;
        foreach (char c in number)
        {
            if (char.IsAsciiDigit(c) && place < weights.Length)
                sum += (c - '0') * weights[place++];
        }

        return sum;
    }

    /// <summary>The digits of a number, as a number.</summary>
    public static long Value(ReadOnlySpan<char> number)
    {
        long value = 0;
        foreach (char c in number)
        {
            if (char.IsAsciiDigit(c))
                value = (value * 10) + c - '0';
        }

        return value;
    }
}
