namespace RoleFerry.Simulation.Table.Values;

/// <summary>
/// The order of strings by the bytes of their UTF-8, in which DynamoDB sorts them. It differs from the order of UTF-16
/// where a surrogate meets a character from U+E000 on.
/// </summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
