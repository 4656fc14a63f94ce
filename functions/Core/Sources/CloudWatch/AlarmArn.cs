using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>An alarm's ARN: <c>arn:partition:cloudwatch:region:account:alarm:name</c>.</summary>
internal readonly record struct AlarmArn(string Text, string Region, string Account, string Name)
{
    /// <summary>
    /// Null where the text is none, as in examples with <c>ACCOUNT_NUMBER</c> for the account, or where it has
    /// control characters.
    /// </summary>
    public static AlarmArn? Read(string? text)
    {
        if (text is null || text.Length > SignalKey.MaxIdLength || text.Any(char.IsControl))
            return null;
        return
            text.Split(':', 7) is ["arn", _, "cloudwatch", var region, var account, "alarm", { Length: > 0 } name]
            && IsRegion(region)
            && account.Length == 12
            && account.All(char.IsAsciiDigit)
            ? new AlarmArn(text, region, account, name)
            : null;
    }

    /// <summary>
    /// Whether it has the form of a region's code (<c>eu-west-1</c>) and not of its display name (<c>EU
    /// (Ireland)</c>).
    /// </summary>
    public static bool IsRegion(string text) =>
        text.Contains('-') && text.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
