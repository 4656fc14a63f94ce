using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Access;

namespace RoleFerry.Adapters.OnCall;

/// <summary>
/// Asks whether somebody may do something, whichever way they come: <see cref="AccessCheck"/> decides. User groups are
/// asked only where they could make a difference.
/// </summary>
internal sealed partial class AccessGate(
    OnCallSource onCall,
    IEnumerable<IUserGroups> userGroups,
    FunctionMetrics metrics,
    ILogger<AccessGate> log
)
{
    /// <summary>Why somebody may not do something, for them to read; null where they may.</summary>
    public async Task<string?> RefusalAsync(Identity who, AccessRight wanted, CancellationToken cancellation)
    {
        var check = (await onCall.GetAsync(cancellation)).Policy.WhoMay();
        var (groups, areKnown) = check.GroupsToAsk(who, wanted) switch
        {
            [] => ([], true),
            var asked when userGroups.FirstOrDefault() is { } source => await source.OfAsync(
                who.UserId,
                asked,
                cancellation
            ),
            _ => ([], false),
        };
        if (check.Refusal(who, wanted, groups, areKnown) is not { } refusal)
            return null;
        metrics.Add("CommandsForbidden", 1, MetricUnit.Count);
        LogForbidden(who.Proof.ToString(), who.UserId, wanted.ToString());
        return refusal;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Proof} {UserId} may not {Right}")]
    private partial void LogForbidden(string proof, string userId, string right);
}
