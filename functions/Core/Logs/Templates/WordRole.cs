namespace RoleFerry.Core.Logs.Templates;

/// <summary>What a word of English (or of the trade) means for the words around it.</summary>
[Flags]
internal enum WordRole : uint
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

    /// <summary>Before a code of any kind: code, errno, signal.</summary>
    Code = 1 << 14,

    /// <summary>Before a status of HTTP: status, HTTP.</summary>
    Status = 1 << 15,

    /// <summary>Before the code with which a process ended: exit, exited.</summary>
    Exit = 1 << 16,

    /// <summary>What may stand before a status without saying so: answered 503.</summary>
    Answer = 1 << 17,

    /// <summary>What a number may follow right away that is its code: error 1045.</summary>
    Numbered = 1 << 26,

    /// <summary>Any word that a code may follow.</summary>
    AnyCode = Code | Status | Exit | Answer | Numbered,

    /// <summary>A key whose value is a text that says what happened: error, reason.</summary>
    Text = 1 << 18,

    /// <summary>What has a name in a schema or a program that decides: constraint, module.</summary>
    Named = 1 << 19,

    /// <summary>named</summary>
    NamedBy = 1 << 20,

    /// <summary>key</summary>
    Key = 1 << 21,

    /// <summary>What HTTP's error statuses are called, by their first word: Not Found, Bad Gateway.</summary>
    Phrase = 1 << 22,

    /// <summary>Counts or measures within a remark in brackets: attempt, took.</summary>
    Remark = 1 << 23,

    /// <summary>Has a name that a verb may follow: user, tenant, host.</summary>
    Person = 1 << 24,

    /// <summary>No name, though it may stand where one does: user session, node pool.</summary>
    Common = 1 << 25,
}
