namespace RoleFerry.Core.Authentication;

/// <summary>What a request's signature or token says. Counted by name.</summary>
public enum SignatureVerdict
{
    /// <summary>Whoever knows the secret sent it, and this very body.</summary>
    Good,

    /// <summary>There is none, or none that can be read.</summary>
    Missing,

    /// <summary>It is older, or newer, than is believed: a replay, or a clock that is wrong.</summary>
    Stale,

    /// <summary>It is not that of this body with this secret, or not the token.</summary>
    Forged,
}
