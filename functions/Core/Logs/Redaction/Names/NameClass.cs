namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>What a name says of the value behind it.</summary>
internal enum NameClass
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is a password: whatever it is.</summary>
    Password,

    /// <summary>It may be a password, or the result of a test: <c>pass</c>.</summary>
    ShortPassword,

    /// <summary>It is a secret, a key or a token: whatever it is, but for small numbers.</summary>
    Secret,

    /// <summary>It is secret where it looks random: <c>key</c>, <c>signature</c>, <c>session</c>.</summary>
    Likely,

    /// <summary>It is the value of an Authorization header: a scheme and its credentials.</summary>
    Authorization,

    /// <summary>It is the value of a Cookie header: any number of names and values.</summary>
    Cookie,
}
