namespace Amazon.Lambda.Core;

/// <summary>
/// What a client of the AWS mobile SDKs, or `aws lambda invoke --client-context`, sent beside the event.
/// </summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication Client { get; }

    IDictionary<string, string> Custom { get; }
}
