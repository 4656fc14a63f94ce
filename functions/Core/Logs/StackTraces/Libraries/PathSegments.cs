namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>The parts of a path, between slashes of either kind.</summary>
internal ref struct PathSegments(ReadOnlySpan<byte> path)
{
    private ReadOnlySpan<byte> _rest = path;

    /// <summary>What the segment before <see cref="Current"/> was; empty at the start.</summary>
    public ReadOnlySpan<byte> Previous { get; private set; }

    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>What follows <see cref="Current"/>.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        Previous = Current;
        int slash = _rest.IndexOfAny((byte)'/', (byte)'\\');
        Current = slash < 0 ? _rest : _rest[..slash];
        _rest = slash < 0 ? [] : _rest[(slash + 1)..];
        return true;
    }

    /// <summary>Whether a folder is on the path; the file at its end is none.</summary>
    public static bool HasFolder(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder)
    {
        var segments = new PathSegments(path);
        while (segments.MoveNext())
        {
            if (!segments.Rest.IsEmpty && segments.Current.SequenceEqual(folder))
                return true;
        }

        return false;
    }
}
