namespace RoleFerry.Cli.Doctor;

/// <summary>How something was found.</summary>
internal enum Found
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Something is left to do.</summary>
    ToDo,

    /// <summary>It could not be asked.</summary>
    Unknown,
}
