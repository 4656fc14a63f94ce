namespace RoleFerry.Core.Channels;

/// <summary>Leads to an alarm in the CloudWatch console.</summary>
public static class ConsoleLink
{
    /// <summary>
    /// The alarm's page in the console of its partition and region; null where <paramref name="arn"/> is no alarm's ARN
    /// (<c>arn:aws:cloudwatch:eu-west-1:123456789012:alarm:name</c>).
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    /// </summary>
    public static Uri? ForAlarm(string arn)
    {
        if (
            arn.Split(':', 7) is not ["arn", var partition, "cloudwatch", var region, _, "alarm", { Length: > 0 } name]
            || !IsRegion(region)
            || ConsoleDomain(partition) is not { } domain
        )
            return null;

        return new Uri(
            $"https://{region}.{domain}/cloudwatch/home?region={region}#alarmsV2:alarm/{Uri.EscapeDataString(name)}"
        );
    }

    private static bool IsRegion(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string? ConsoleDomain(string partition) =>
        partition switch
        {
            "aws" => "console.aws.amazon.com",
            "aws-cn" => "console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => null,
        };
}
