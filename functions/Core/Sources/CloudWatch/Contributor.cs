using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// The one of several time series that an alarm of many (Metrics Insights, PromQL) speaks of. Direct invocations and
/// EventBridge carry it as <c>alarmContributor</c>, SNS as <c>AlarmContributorId</c> and
/// <c>AlarmContributorAttributes</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html</remarks>
internal readonly record struct Contributor(string Id, ImmutableSortedDictionary<string, string> Attributes)
{
    public static Contributor Read(Mender mend, JsonElement id, JsonElement attributes)
    {
        var pairs = mend.Pairs(attributes);
        var name = mend.Line(id);
        if (name.Length == 0)
            name = string.Join(',', pairs.Select(pair => $"{pair.Key}={pair.Value}"));
        return new Contributor(SignalKey.Fit(name, SignalKey.MaxContributorLength), pairs);
    }
}
