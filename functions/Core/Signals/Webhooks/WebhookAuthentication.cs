namespace RoleFerry.Core.Signals.Webhooks;

/// <summary>What a post has to show to be let in.</summary>
public enum WebhookAuthentication
{
    /// <summary><c>Authorization: Bearer TOKEN</c>, where the secret is the token.</summary>
    BearerToken,

    /// <summary>Our own signature, made with the secret: docs/sources.md.</summary>
    Signature,
}
