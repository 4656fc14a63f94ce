namespace RoleFerry.Core.Logs.Groups;

/// <summary>Why a group raises a signal.</summary>
public enum GroupTrigger
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Never seen before.</summary>
    New,

    /// <summary>Seen again after it was called resolved.</summary>
    Regressed,

    /// <summary>Far more of it than is usual: <see cref="SpikeTest"/>.</summary>
    Spiking,

    /// <summary>A rule knows it by name.</summary>
    Named,

    /// <summary>Too many groups at once: one signal stands for all.</summary>
    Flood,
}
