using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Logs;

namespace RoleFerry.LogErrors;

/// <summary>Log lines of the product become error groups, counts, metrics and signals.</summary>
internal sealed class Function(LogIntake intake)
{
    [LambdaFunction]
    public Task<LogAnswer> Handle(Stream input, ILambdaContext context) => intake.HandleAsync(input, context.RemainingTime);
}
