using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Pipeline;

namespace RoleFerry.AlarmRouter;

/// <summary>CloudWatch alarms (direct, SNS, EventBridge) and internal signals become incidents and pages.</summary>
internal sealed class Function(AlarmIntake intake)
{
    [LambdaFunction]
    public Task<IntakeAnswer> Handle(Stream input, ILambdaContext context) =>
        intake.HandleAsync(input, context.RemainingTime);
}
