namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>A text's lines, without their ends.</summary>
internal ref struct TraceLines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = _rest;
        if (_rest.IsEmpty)
            return false;
        int end = _rest.IndexOf((byte)'\n');
        if (end >= 0)
            line = _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        return true;
    }
}
