namespace RoleFerry.Cli.Aws;

/// <summary>A service of AWS did not give what it was asked for.</summary>
/// <param name="action">IAM's name of what was asked.</param>
/// <param name="code">The service's name of the error.</param>
/// <param name="message">What is wrong, for whoever asked.</param>
internal sealed class AwsCallException(string action, string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    private static readonly string[] Denials =
    [
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "AuthorizationErrorException",
    ];

    public string Action => action;

    public string Code => code;

    /// <summary>Whether there is no such thing.</summary>
    public bool IsMissing => Code is "ResourceNotFoundException" or "NotFound" or "NotFoundException";

    /// <summary>Whether the service does not take a value that it was given.</summary>
    public bool IsInvalid =>
        Code.StartsWith("Validation", StringComparison.Ordinal) || Code.StartsWith("Invalid", StringComparison.Ordinal);

    /// <summary>Whether the credentials may not ask for it.</summary>
    public bool IsDenied => Denials.Contains(Code);

    /// <summary>The service answered with an error.</summary>
    public static AwsCallException Answered(string action, int status, string code, string text) =>
        new(
            action,
            code,
            Denials.Contains(code)
                ? $"These credentials are not allowed to call {action}.{(text.Length > 0 ? $" AWS says: {text}" : "")}"
                : $"{action} answered {status} {code}{(text.Length > 0 ? $": {text}" : "")}"
        );

    /// <summary>The service did not answer.</summary>
    public static AwsCallException Unreachable(string action, Exception e) =>
        new(action, "", $"{action} could not be called: {e.Message}", e);
}
