using RoleFerry.Adapters.Failures;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>Counts what of a post could not be read, and keeps it for a person.</summary>
internal sealed class UnreadablePosts(RequestAuthenticator authenticator, IFailureQueue failures)
{
    /// <summary>Keeps a part. Throws what the queue's client throws: then the post has to be sent again.</summary>
    public async Task KeepAsync(UnreadableInput part, CancellationToken cancellation)
    {
        authenticator.Count("UnreadableInput");
        await failures.KeepAsync(
            new FailedInput(FailedInput.UnreadableInput, part.Where, part.What, part.Raw),
            cancellation
        );
    }
}
