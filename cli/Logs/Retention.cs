using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Logs;

/// <summary>How long CloudWatch Logs can keep a log group's lines.</summary>
internal static class Retention
{
    /// <summary>The word for "as it is".</summary>
    public const string Keep = "keep";

    /// <summary>
    /// In days.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    /// </summary>
    private static readonly ImmutableArray<int> Possible =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    /// <summary>What is written; null for <see cref="Keep"/>, and for what is wrong, which becomes a finding.</summary>
    public static int? Read(YamlFields fields)
    {
        if (fields.Text("retention") is not { } text || text == Keep)
            return null;
        if (DurationText.TryRead(text, out var length, out _) && Possible.Any(p => p == length.TotalDays))
            return (int)length.TotalDays;
        var possible = string.Join(", ", Possible.Select(d => $"{d}d"));
        fields.Wrong("retention", $"`retention` is {Keep}, or one of {possible}; `{text}` is not.");
        return null;
    }

    /// <summary>For people.</summary>
    public static string Say(int? days) =>
        days is { } count ? count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " day" : " days") : "for ever";
}
