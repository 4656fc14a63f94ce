namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>What a word of English (or of the trade) means for the words around it.</summary>
[Flags]
internal enum FirstWordRole : ushort
{
    None = 0,

    /// <summary>Stands for a value: true, null.</summary>
    Literal = 1,

    /// <summary>A month or a day of the week.</summary>
    Calendar = 2,

    /// <summary>A unit of time.</summary>
    Duration = 4,

    /// <summary>What may follow a time of day: am, UTC.</summary>
    Zone = 8,

    /// <summary>May stand before a noun and its name, or after a name: for, by, from, invalid.</summary>
    Preposition = 16,

    /// <summary>A noun that a name may follow: user, host, queue.</summary>
    Noun = 32,

    /// <summary>A word that is never a name: is, has, not, the.</summary>
    Function = 64,

    /// <summary>A name with digits that varies no more than a word does: IPv6, SHA256, S3.</summary>
    Technical = 128,

    /// <summary>A method of HTTP.</summary>
    Method = 256,

    /// <summary>A top-level domain that a host's name ends with.</summary>
    TopLevel = 512,

    /// <summary>What the name of a file ends with.</summary>
    Extension = 1024,

    /// <summary>Says that the name of a type follows: class.</summary>
    Type = 2048,

    /// <summary>for</summary>
    For = 4096,

    /// <summary>A unit of data, or of anything else that is measured.</summary>
    Size = 8192,
}
