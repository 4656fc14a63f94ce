using Amazon.Runtime;
using RoleFerry.Adapters.Http;

namespace RoleFerry.Adapters.Channels.Email;

/// <summary>
/// What SNS's errors mean. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
/// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
/// </summary>
internal static class EmailAnswers
{
    /// <summary>
    /// An error code that speaks of haste or of credentials past their time will be another one later, whatever
    /// status it came with; for the rest the status counts. Our own credentials are no secret that could be fetched
    /// again.
    /// </summary>
    public static HttpVerdict Of(AmazonServiceException e) =>
        e.ErrorCode switch
        {
            "Throttled" or "Throttling" or "ThrottlingException" or "KMSThrottling" or "RequestLimitExceeded" =>
                HttpVerdict.Retry,
            "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" => HttpVerdict.Retry,
            _ => HttpStatus.Of((int)e.StatusCode) is HttpVerdict.Retry ? HttpVerdict.Retry : HttpVerdict.Rejected,
        };
}
