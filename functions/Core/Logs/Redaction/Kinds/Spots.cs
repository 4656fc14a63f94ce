namespace RoleFerry.Core.Logs.Redaction.Kinds;

/// <summary>Collects the secrets of one text. Allocates nothing until one is found.</summary>
internal ref struct Spots
{
    private List<Spot>? _found;

    /// <summary>Whether there are none.</summary>
    public readonly bool IsEmpty => _found is null;

    /// <summary>Adds one; none where it is empty.</summary>
    public void Add(int start, int end, SecretKind kind)
    {
        if (end > start)
            (_found ??= []).Add(new Spot(start, end, kind));
    }

    /// <summary>
    /// All, in the order of the text. Where some overlap they are one, of the kind of the first, and of two that begin
    /// together of the longer.
    /// </summary>
    public readonly IReadOnlyList<Spot> Merged()
    {
        if (_found is null)
            return [];
        _found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        int kept = 0;
        for (int i = 1; i < _found.Count; i++)
        {
            if (_found[i].Start < _found[kept].End)
                _found[kept] = _found[kept] with { End = Math.Max(_found[kept].End, _found[i].End) };
            else
                _found[++kept] = _found[i];
        }

        _found.RemoveRange(kept + 1, _found.Count - kept - 1);
        return _found;
    }
}
