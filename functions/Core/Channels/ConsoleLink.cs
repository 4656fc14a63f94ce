using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Channels;

/// <summary>Leads to what a signal is about in AWS's console.</summary>
public static class ConsoleLink
{
    /// <summary>The tag in which a mapping of monitoring/sources.yaml gives an event's own link.</summary>
    internal const string Tag = "link";

    private static readonly string[] Domains =
    [
        "console.aws.amazon.com",
        "console.amazonaws.cn",
        "console.amazonaws-us-gov.com",
    ];

    /// <summary>The alarm's page, else the page that the event itself links to; null where there is neither.</summary>
    internal static Uri? For(Signal signal) =>
        ForAlarm(signal.Key.Id) ?? (signal.Tags.TryGetValue(Tag, out var link) ? Given(link) : null);

    /// <summary>
    /// A link as an event gives it; null where it leads anywhere but into AWS's console: whoever is woken clicks on it.
    /// </summary>
    public static Uri? Given(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url is { UserInfo: "", IsDefaultPort: true }
        && Domains.Any(d => url.Host == d || url.Host.EndsWith($".{d}", StringComparison.Ordinal))
            ? url
            : null;

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
            "aws" => Domains[0],
            "aws-cn" => Domains[1],
            "aws-us-gov" => Domains[2],
            _ => null,
        };
}
