using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tags;

/// <summary>Asks for the tags of alarms whose events do not carry them.</summary>
public interface ITagAsker
{
    /// <summary>Asks once.</summary>
    /// <param name="question">Whose tags.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The answer, a refusal included; null where there is none, and asking again may help.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    Task<TagAnswer?> AskAsync(TagQuestion question, CancellationToken cancellation);
}
