namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>A service of AWS did not give what it was asked for.</summary>
/// <param name="action">IAM's name of what was asked.</param>
/// <param name="code">The service's name of the error.</param>
/// <param name="message">What is wrong, for whoever asked.</param>
internal sealed class AwsCallException(string action, string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What an account's look-up needs of IAM.</summary>
    private const string Needed =
        "cloudwatch:DescribeAlarms and cloudwatch:ListTagsForResource, lambda:GetPolicy, sns:GetTopicAttributes and sns:ListSubscriptionsByTopic";

    public string Action => action;

    public string Code => code;

    /// <summary>Whether there is no such thing.</summary>
    public bool IsMissing => Code is "ResourceNotFoundException" or "NotFound" or "NotFoundException";

    /// <summary>The service answered with an error.</summary>
    public static AwsCallException Answered(string action, int status, string code, string text) => new(action, code, code switch
    {
        "AccessDenied" or "AccessDeniedException" or "AuthorizationError" or "AuthorizationErrorException" =>
            $"These credentials may not call {action}. All that is asked: {Needed}.",
        _ => $"{action} answered {status} {code}{(text.Length > 0 ? $": {text}" : "")}",
    });

    /// <summary>The service did not answer.</summary>
    public static AwsCallException Unreachable(string action, Exception e) => new(action, "", $"{action} could not be asked: {e.Message}", e);
}
