using System.Buffers;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>The line of a trace that names the error: <c>acme.Oops: it broke</c>.</summary>
internal readonly ref struct FirstHeader(ReadOnlySpan<byte> type, ReadOnlySpan<byte> message, HeaderRank rank)
{
    private const int MaxTypeLength = 256;

    private static readonly SearchValues<byte> TypeBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$`+"u8
    );

    public ReadOnlySpan<byte> Type { get; } = type;

    public ReadOnlySpan<byte> Message { get; } = message;

    /// <summary>How sure it is that the line names the error.</summary>
    public HeaderRank Rank { get; } = rank;

    /// <summary>Reads a line that begins with an error's type, perhaps with its code in brackets behind it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out FirstHeader header)
    {
        header = default;
        int end = line.IndexOfAnyExcept(TypeBytes);
        var type = end < 0 ? line : line[..end];
        var rest = line[type.Length..];
        if (type.Length is 0 or > MaxTypeLength || !char.IsAsciiLetter((char)type[0]))
            return false;
        if (rest is [(byte)' ', (byte)'[' or (byte)'(', ..])
            rest = rest[(rest.IndexOfAny((byte)']', (byte)')') + 1)..];
        if (rest is not ([] or [(byte)':', ..]))
            return false;
        header = new FirstHeader(type, rest.TrimStart(": "u8), HeaderRank.Shaped);
        return true;
    }

    /// <summary>Finds an error's type and message anywhere in a line; the type's name shows that it is one.</summary>
    public static bool TryFind(ReadOnlySpan<byte> line, out FirstHeader header)
    {
        var rank = HeaderRank.NamedAtStart;
        while (!line.IsEmpty)
        {
            if (TryRead(line, out var found) && found.IsNamedAsError)
            {
                header = new FirstHeader(found.Type, found.Message, rank);
                return true;
            }

            rank = HeaderRank.Named;
            int space = line.IndexOf((byte)' ');
            line = space < 0 ? [] : line[(space + 1)..];
        }

        header = default;
        return false;
    }

    /// <summary>
    /// Of a candidate and one in a line further down, the surer; of two as sure, the one further down. Messages have
    /// lines that speak of errors, too.
    /// </summary>
    public static FirstHeader Better(FirstHeader candidate, ReadOnlySpan<byte> line)
    {
        bool found = TryFind(line, out var later) || TryRead(line, out later);
        return found && later.Rank >= candidate.Rank ? later : candidate;
    }

    /// <summary>Whether a line begins with an error's type that is named as one.</summary>
    public static bool IsAtStart(ReadOnlySpan<byte> line) => TryRead(line, out var found) && found.IsNamedAsError;

    private bool IsNamedAsError
    {
        get
        {
            var name = Type[(Type.LastIndexOf((byte)'.') + 1)..];
            return name.EndsWith("Error"u8)
                || name.EndsWith("Exception"u8)
                || name.EndsWith("Throwable"u8)
                || name.EndsWith("Failure"u8)
                || (name.Length < Type.Length && name is [>= (byte)'A' and <= (byte)'Z', ..]);
        }
    }
}
