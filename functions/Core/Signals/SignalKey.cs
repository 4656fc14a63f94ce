using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Signals;

/// <summary>
/// Which alarm speaks: the same for every transition of one alarm, whichever way it reached us.
/// </summary>
/// <param name="Source">Who watches, e.g. <c>cloudwatch</c>.</param>
/// <param name="Id">
/// The source's own stable name: for CloudWatch the alarm's ARN, or <c>account/region/name</c> as the event says them
/// where it carries no ARN.
/// </param>
/// <param name="Contributor">
/// Which of several things one alarm watches (Metrics Insights alarms fire once per contributor): CloudWatch's id of
/// it, or its attributes as <c>name=value,name=value</c> where there is no id; empty where there is only one.
/// </param>
public readonly record struct SignalKey(string Source, string Id, string Contributor = "")
{
    /// <summary>Characters of <see cref="Source"/> in a signal that was read.</summary>
    public const int MaxSourceLength = 64;

    /// <summary>
    /// Characters of <see cref="Id"/> in a signal that was read; an alarm's ARN has 315 at most. With the other parts
    /// it stays below the 2,048 bytes of a partition key even if every character takes three.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    /// </summary>
    public const int MaxIdLength = 400;

    /// <summary>Characters of <see cref="Contributor"/> in a signal that was read; CloudWatch's ids have 16.</summary>
    public const int MaxContributorLength = 128;

    /// <summary><c>source|id</c> or <c>source|id|contributor</c>.</summary>
    public override string ToString() => Contributor.Length == 0 ? $"{Source}|{Id}" : $"{Source}|{Id}|{Contributor}";

    /// <summary>
    /// The text itself, or, where it is too long, its beginning and a hash of all of it: still one for each.
    /// </summary>
    internal static string Fit(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        return $"{text.AsSpan(0, maxLength - hash.Length - 1)}~{hash}";
    }
}
