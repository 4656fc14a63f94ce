namespace RoleFerry.Adapters.Http;

/// <summary>What a vendor said to one request.</summary>
/// <param name="Status">HTTP's status; <see cref="None"/> where no answer came.</param>
/// <param name="Text">The answer's body; where none came, why. May quote our request and so hold secrets.</param>
/// <param name="RetryAfter">How long we were asked to wait; null where nothing was said.</param>
internal sealed record TransportAnswer(int Status, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>The status where no answer came.</summary>
    public const int None = 0;
}
