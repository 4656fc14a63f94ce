using System.Globalization;
using System.Numerics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

/// <summary>
/// A decimal number of up to 38 digits. What the product stores are whole numbers of up to 18, for which everything is
/// done with a <see cref="long"/>.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
/// </summary>
internal sealed class NumberValue : StoredValue, IComparable<NumberValue>
{
    private const int MostDigits = 38;

    /// <summary>Of the first digit: 9.9…E+125 is the largest number.</summary>
    private const int LargestExponent = 125;

    /// <summary>Of the first digit: 1E-130 is the smallest.</summary>
    private const int SmallestExponent = -130;

    private const int DigitsOfLong = 18;

    /// <summary>The first number with more digits; the sum of two that have none does not overflow.</summary>
    private const long LongsEnd = 1_000_000_000_000_000_000;

    /// <summary>The number, where <see cref="_isLong"/>.</summary>
    private readonly long _long;
    private readonly bool _isLong;

    /// <summary>Else the number is this, which does not end in 0, with so many zeros behind it.</summary>
    private readonly BigInteger _digits;
    private readonly int _zeros;

    public NumberValue(long number)
        : this(number, null) { }

    private NumberValue(long number, string? text)
    {
        (_isLong, _long) = (true, number);
        Text = text ?? number.ToString(CultureInfo.InvariantCulture);
    }

    private NumberValue(BigInteger digits, int zeros)
    {
        (_digits, _zeros) = (digits, zeros);
        Text = PlainText(digits, zeros);
    }

    /// <summary>As DynamoDB writes it: without an exponent, and without zeros that say nothing.</summary>
    public string Text { get; }

    public override ValueKind Kind => ValueKind.N;

    public override int Size
    {
        get
        {
            var digits = Text.AsSpan().Trim("-.0").Length;
            return ((digits + 1) / 2) + 1 + (Text[0] == '-' ? 1 : 0);
        }
    }

    private BigInteger Digits => _isLong ? _long : _digits;

    private int Zeros => _isLong ? 0 : _zeros;

    /// <exception cref="AmazonDynamoDBException">It is no number, or none that fits.</exception>
    public static NumberValue Parse(string text) => ParseLong(text) ?? ParseAny(text);

    public static NumberValue operator +(NumberValue left, NumberValue right)
    {
        if (left._isLong && right._isLong && left._long + right._long is > -LongsEnd and < LongsEnd and var sum)
            return new NumberValue(sum);
        var zeros = Math.Min(left.Zeros, right.Zeros);
        return Make(left.Scaled(zeros) + right.Scaled(zeros), zeros);
    }

    public static NumberValue operator -(NumberValue left, NumberValue right) =>
        left + Make(-right.Digits, right.Zeros);

    public int CompareTo(NumberValue? other)
    {
        if (other is null)
            return 1;
        if (_isLong && other._isLong)
            return _long.CompareTo(other._long);
        var zeros = Math.Min(Zeros, other.Zeros);
        return Scaled(zeros).CompareTo(other.Scaled(zeros));
    }

    public override AttributeValue ToSdk() => new() { N = Text };

    public override bool Equals(StoredValue? other) => other is NumberValue number && number.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Seconds or milliseconds as the product stores them; null for a number that is none.</summary>
    public long? ToLong() => _isLong ? _long : null;

    private static NumberValue? ParseLong(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text.AsSpan(1) : text.AsSpan();
        if (digits.Length is 0 or > DigitsOfLong || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        var number = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var isPlain = digits[0] != '0' || text.Length == 1;
        return new NumberValue(isNegative ? -number : number, isPlain ? text : null);
    }

    private static NumberValue ParseAny(string text)
    {
        var mantissa = text;
        var zeros = 0;
        if (text.IndexOfAny(['e', 'E']) is >= 0 and var e)
        {
            mantissa = text[..e];
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out zeros))
                throw NoNumber(text);
        }

        if (mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
        {
            zeros -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        return BigInteger.TryParse(
            mantissa,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var digits
        )
            ? Make(digits, zeros)
            : throw NoNumber(text);
    }

    private static NumberValue Make(BigInteger digits, int zeros)
    {
        if (digits.IsZero)
            return new NumberValue(0);
        while (digits % 10 is { IsZero: true })
            (digits, zeros) = (digits / 10, zeros + 1);

        var count = CountDigits(digits);
        if (count > MostDigits)
            throw TableErrors.Invalid("Attempting to store more than 38 significant digits in a Number");
        var exponent = count + zeros - 1;
        if (exponent > LargestExponent)
            throw TableErrors.Invalid("Number overflow. Attempting to store a number with too large a magnitude");
        if (exponent < SmallestExponent)
            throw TableErrors.Invalid("Number underflow. Attempting to store a number with too small a magnitude");
        return zeros >= 0 && exponent < DigitsOfLong
            ? new NumberValue((long)(digits * BigInteger.Pow(10, zeros)))
            : new NumberValue(digits, zeros);
    }

    private static int CountDigits(BigInteger number) =>
        BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture).Length;

    private BigInteger Scaled(int zeros) => Digits * BigInteger.Pow(10, Zeros - zeros);

    private static string PlainText(BigInteger number, int zeros)
    {
        var sign = number.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture);
        if (zeros >= 0)
            return $"{sign}{digits}{new string('0', zeros)}";
        var whole = digits.Length + zeros;
        return whole > 0 ? $"{sign}{digits[..whole]}.{digits[whole..]}" : $"{sign}0.{new string('0', -whole)}{digits}";
    }

    private static AmazonDynamoDBException NoNumber(string text) =>
        TableErrors.Invalid($"The parameter cannot be converted to a numeric value: {text}");
}
