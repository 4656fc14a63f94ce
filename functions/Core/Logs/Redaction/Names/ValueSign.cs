namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>What says that a value follows a name.</summary>
internal enum ValueSign
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>A colon, as in a header, YAML, or a sentence.</summary>
    Colon,

    /// <summary>A sign of equality, an arrow, or the name's own quotation marks and a colon: a field.</summary>
    Field,

    /// <summary>The name is one of an XML element: the value ends where the element does.</summary>
    Element,

    /// <summary>The name is an option of a command: the value is its next word.</summary>
    Option,

    /// <summary>The value follows in quotation marks: <c>PASSWORD 'x'</c>, <c>Password("x")</c>.</summary>
    Quote,

    /// <summary>Name and value are two texts of a list: <c>["x-api-key", "x"]</c>.</summary>
    Pair,

    /// <summary>The value follows in a sentence: <c>the password is x</c>.</summary>
    Sentence,
}
