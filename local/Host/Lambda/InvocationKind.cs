namespace RoleFerry.Local.Lambda;

/// <summary>Who waits for the answer.</summary>
public enum InvocationKind
{
    /// <summary>The caller does.</summary>
    RequestResponse,

    /// <summary>Nobody does: failures are retried and then set aside.</summary>
    Event,
}
