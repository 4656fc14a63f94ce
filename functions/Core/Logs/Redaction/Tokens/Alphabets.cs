using System.Buffers;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>What tokens are made of.</summary>
internal static class Alphabets
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Letters = Capitals + "abcdefghijklmnopqrstuvwxyz";

    public static readonly SearchValues<char> Decimal = SearchValues.Create(Digits);
    public static readonly SearchValues<char> Hex = SearchValues.Create(Digits + "abcdefABCDEF");
    public static readonly SearchValues<char> Upper = SearchValues.Create(Digits + Capitals);
    public static readonly SearchValues<char> Alphanumeric = SearchValues.Create(Digits + Letters);
    public static readonly SearchValues<char> Word = SearchValues.Create(Digits + Letters + "_");
    public static readonly SearchValues<char> Dashed = SearchValues.Create(Digits + Letters + "_-");
    public static readonly SearchValues<char> Dotted = SearchValues.Create(Digits + Letters + "_-.");
    public static readonly SearchValues<char> Tilde = SearchValues.Create(Digits + Letters + "_-.~");
    public static readonly SearchValues<char> Base64 = SearchValues.Create(Digits + Letters + "+/=_-");
    public static readonly SearchValues<char> Base64AndDots = SearchValues.Create(Digits + Letters + "+/=_-.");
    public static readonly SearchValues<char> Path = SearchValues.Create(Digits + Letters + "_-./@~+=");
}
