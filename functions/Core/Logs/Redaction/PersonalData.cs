namespace RoleFerry.Core.Logs.Redaction;

/// <summary>What says something of a person, and is taken out where <c>personal</c> in logs.yaml names it.</summary>
[Flags]
public enum PersonalData
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Mail addresses.</summary>
    Email = 1,

    /// <summary>International bank account numbers.</summary>
    Iban = 2,

    /// <summary>Phone numbers.</summary>
    Phone = 4,

    /// <summary>National ids.</summary>
    NationalId = 8,
}
