using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Widgets;

namespace RoleFerry.DashboardWidgets;

/// <summary>Draws what CloudWatch's dashboards cannot draw themselves, and carries out what the buttons ask.</summary>
internal sealed class Function(WidgetEndpoint desk)
{
    [LambdaFunction]
    public Task<JsonNode> Handle(Stream input, ILambdaContext context) =>
        desk.AnswerAsync(input, context.InvokedFunctionArn);
}
