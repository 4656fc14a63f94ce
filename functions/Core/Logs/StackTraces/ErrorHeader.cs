using System.Buffers;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>The line of a trace that names the error: <c>acme.Oops: it broke</c>.</summary>
internal readonly ref struct ErrorHeader(ReadOnlySpan<byte> type, ReadOnlySpan<byte> message, HeaderRank rank)
{
    private const int MaxTypeLength = 256;

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8
    );

    private static readonly SearchValues<byte> TypeBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$`+"u8
    );

    public ReadOnlySpan<byte> Type { get; } = type;

    public ReadOnlySpan<byte> Message { get; } = message;

    /// <summary>How sure it is that the line names the error.</summary>
    public HeaderRank Rank { get; } = rank;

    /// <summary>Reads a line that begins with an error's type, perhaps with its code in brackets behind it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out ErrorHeader header)
    {
        header = default;
        int end = line.IndexOfAnyExcept(TypeBytes);
        var type = end < 0 ? line : line[..end];
        var rest = line[type.Length..];
        if (type.Length is 0 or > MaxTypeLength || !char.IsAsciiLetter((char)type[0]))
            return false;
        if (rest is [(byte)' ', (byte)'[' or (byte)'(', ..])
        {
            int close = rest.IndexOfAny((byte)']', (byte)')') + 1;
            if (IsCode(rest[..close]))
                type = line[..(type.Length + close)];
            rest = rest[close..];
        }

        if (rest is not ([] or [(byte)':', ..]))
            return false;
        header = new ErrorHeader(type, rest.TrimStart(": "u8), HeaderRank.Shaped);
        return true;
    }

    /// <summary>Finds an error's type and message anywhere in a line; the type's name shows that it is one.</summary>
    public static bool TryFind(ReadOnlySpan<byte> line, out ErrorHeader header)
    {
        var rank = HeaderRank.NamedAtStart;
        while (!line.IsEmpty)
        {
            if (TryRead(line, out var found) && found.IsNamedAsError)
            {
                header = new ErrorHeader(found.Type, found.Message, rank);
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
    public static ErrorHeader Better(ErrorHeader candidate, ReadOnlySpan<byte> line)
    {
        bool found = TryFind(line, out var later) || TryRead(line, out later);
        return found && later.Rank >= candidate.Rank ? later : candidate;
    }

    /// <summary>Whether a line begins with an error's type that is named as one.</summary>
    public static bool IsAtStart(ReadOnlySpan<byte> line) => TryRead(line, out var found) && found.IsNamedAsError;

    /// <summary>Node's codes, which say what happened: <c> [ERR_INVALID_ARG_TYPE]</c>.</summary>
    private static bool IsCode(ReadOnlySpan<byte> bracket) =>
        bracket is [(byte)' ', (byte)'[', .. var code, (byte)']']
        && code.Length > 0
        && !code.ContainsAnyExcept(CodeBytes);

    private bool IsNamedAsError
    {
        get
        {
            int code = Type.IndexOf((byte)' ');
            var type = code < 0 ? Type : Type[..code];
            var name = type[(type.LastIndexOf((byte)'.') + 1)..];
            return name.EndsWith("Error"u8)
                || name.EndsWith("Exception"u8)
                || name.EndsWith("Throwable"u8)
                || name.EndsWith("Failure"u8)
                || (name.Length < type.Length && name is [>= (byte)'A' and <= (byte)'Z', ..]);
        }
    }
}
