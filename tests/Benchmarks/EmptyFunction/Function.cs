using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;

namespace RoleFerry.EmptyFunction;

internal sealed class Function
{
    [LambdaFunction]
    public Task<Answer> Handle(Stream input, ILambdaContext context) =>
        Task.FromResult(new Answer(context.AwsRequestId));
}
