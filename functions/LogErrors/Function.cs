using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchLogsEvents;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Logs;

namespace RoleFerry.LogErrors;

/// <summary>Log lines of the product become error groups, counts, metrics and signals.</summary>
internal sealed class Function(LogIntake intake)
{
    [LambdaFunction]
    public Task<LogAnswer> Handle(CloudWatchLogsEvent sent, ILambdaContext context) =>
        intake.HandleAsync(sent?.Awslogs?.EncodedData, context.RemainingTime);
}
