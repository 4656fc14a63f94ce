namespace RoleFerry.Adapters.CloudWatch;

/// <summary>CloudWatch did not answer, or refused.</summary>
/// <param name="message">What happened.</param>
/// <param name="error">
/// The name of its error, for example <c>AccessDeniedException</c>; empty where it gave none.
/// </param>
/// <param name="inner">What kept it from answering.</param>
public sealed class CloudWatchException(string message, string error = "", Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The name of its error; empty where it gave none.</summary>
    public string Error => error;
}
