namespace RoleFerry.Core.Logs.Triggers;

/// <summary>Where a trigger's word has to stand.</summary>
public enum TriggerPlace : byte
{
    /// <summary>Anywhere, also within another word.</summary>
    Anywhere,

    /// <summary>With no letter before it.</summary>
    WordStart,

    /// <summary>With no letter before or behind it.</summary>
    Word,

    /// <summary>As a key or a text of a structured line begins: behind a quotation mark or an underscore.</summary>
    Quoted,

    /// <summary>As a key, or its ending, whose value is a number of two digits from 40 on, or of one below 4.</summary>
    NumberOfError,

    /// <summary>At the very beginning of the event, in this letter case.</summary>
    EventStart,

    /// <summary>Before a beginning of an event, with nothing between but marks of JSON: where covers end.</summary>
    CoverEnd,
}
