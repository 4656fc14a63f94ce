namespace RoleFerry.Core.Logs.StackTraces.Parts;

/// <summary>How sure it is that a line names an error, least sure first.</summary>
internal enum HeaderRank : byte
{
    None,

    /// <summary>The line begins like one that does: a word, a colon.</summary>
    Shaped,

    /// <summary>Somewhere in the line is a word that ends as errors' types do.</summary>
    Named,

    /// <summary>The line begins with such a word.</summary>
    NamedAtStart,
}
