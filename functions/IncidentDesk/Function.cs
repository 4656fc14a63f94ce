using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.IncidentDesk;

/// <summary>
/// What people do in Slack and PagerDuty becomes commands, what other systems post becomes signals. Public: each
/// endpoint has a secret.
/// </summary>
internal sealed class Function(EndpointRouter desk, PolicySource policies, TimeProvider time, FunctionMetrics metrics)
{
    /// <summary>Time kept back for the answer.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(500);

    [LambdaFunction]
    public async Task<FunctionUrlAnswer> Handle(FunctionUrlRequest request, ILambdaContext context)
    {
        using var limit = InvocationLimit.Of(context.RemainingTime, Reserve, time);
        var answer = await desk.HandleAsync(request.ToDesk(), limit.Token);
        await policies.SettleAsync();
        metrics.Flush();
        return FunctionUrlAnswer.Of(answer);
    }
}
