namespace RoleFerry.Core.Logs.Templates;

/// <summary>Why a part of a message is variable, and so not part of its template.</summary>
public enum MaskKind : byte
{
    /// <summary>The placeholder itself: the message was a template already.</summary>
    Placeholder,

    /// <summary>Digits, with a sign, a decimal point or separators.</summary>
    Number,

    /// <summary>A number with a unit of time.</summary>
    Duration,

    /// <summary>A number with a unit of data.</summary>
    Size,

    /// <summary>A date, a time of day, or both.</summary>
    Time,

    /// <summary>A hexadecimal number or digest.</summary>
    Hex,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>An IPv4, IPv6 or MAC address, or a host's name, with its port.</summary>
    Address,

    /// <summary>Numbers joined by dots, such as a version.</summary>
    Version,

    /// <summary>A word with digits in it.</summary>
    Identifier,

    /// <summary>A mail address, or anything else of the form name@place.</summary>
    Email,

    /// <summary>A file's name or path.</summary>
    Path,

    /// <summary>A URL with its query.</summary>
    Url,

    /// <summary>A text in quotes.</summary>
    Quoted,

    /// <summary>What follows an equals sign.</summary>
    Value,

    /// <summary>An object or dictionary in braces.</summary>
    Structure,

    /// <summary>true, false, null and their like.</summary>
    Literal,

    /// <summary>A word whose place in the sentence says that it is a name, as in <c>for user NAME</c>.</summary>
    Name,

    /// <summary>Several variable parts in a row; how many there are varies too.</summary>
    List,

    /// <summary>Stays: a code, a status or a constant that says what happened.</summary>
    Code,

    /// <summary>Stays: the name of a constraint, a module or the like.</summary>
    SchemaName,

    /// <summary>Is left out without a placeholder: a remark that counts or measures, an ending of the plural.</summary>
    Remark,
}
