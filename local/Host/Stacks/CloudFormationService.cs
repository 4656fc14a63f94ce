using System.Globalization;
using System.Security;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Stacks;

/// <summary>
/// What the stack is made of, as CloudFormation tells it:
/// <see href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">
/// DescribeStacks</see>.
/// </summary>
/// <param name="account">Whose stack it is.</param>
/// <param name="template">What is deployed.</param>
/// <param name="receivers">Parameters that name a receiver of this machine, whatever the template says.</param>
/// <param name="started">When it was.</param>
internal sealed class CloudFormationService(
    LocalAccount account,
    SamTemplate template,
    IReadOnlyDictionary<string, string> receivers,
    DateTimeOffset started
) : IService
{
    private const string Version = "2010-05-15";
    private const string Namespace = $"http://cloudformation.amazonaws.com/doc/{Version}/";

    public string Name => "cloudformation";

    public bool Takes(Call call) =>
        call is { Method: "POST", Path: "/", IsForm: true } && call.Form().GetValueOrDefault("Version") == Version;

    public string Operation(Call call) => call.Form().GetValueOrDefault("Action") ?? "";

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var form = call.Form();
        var name = form.GetValueOrDefault("StackName");
        return Task.FromResult(
            Operation(call) != "DescribeStacks"
                ? Error(400, "InvalidAction", $"The local system does not know {Operation(call)}.")
            : name is null || name == account.StackName || name == StackId ? Describe()
            : Error(400, "ValidationError", $"Stack with id {name} does not exist")
        );
    }

    public Answer Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Error(400, "Throttling", "Rate exceeded (a fault set on this machine)"),
            FaultKind.Reject => Error(403, fault.Error ?? "AccessDenied", "Refused by a fault set on this machine"),
            _ => Error(500, "InternalFailure", "The service failed by a fault set on this machine"),
        };

    private string StackId => account.Arn("cloudformation", $"stack/{account.StackName}/0");

    private Answer Describe()
    {
        var outputs = Members("Output", template.Outputs);
        var parameters = Members(
            "Parameter",
            new Dictionary<string, string>([.. template.Parameters.ExceptBy(receivers.Keys, p => p.Key), .. receivers])
        );
        var created = started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return AwsQuery.Success(
            "DescribeStacks",
            Namespace,
            $"""
            <Stacks><member>
              <StackName>{account.StackName}</StackName><StackId>{StackId}</StackId>
              <CreationTime>{created}</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
              <DisableRollback>false</DisableRollback><Outputs>{outputs}</Outputs>
              <Parameters>{parameters}</Parameters>
            </member></Stacks>
            """
        );
    }

    private static string Members(string what, IReadOnlyDictionary<string, string> pairs) =>
        string.Concat(
            pairs.Select(p =>
                $"<member><{what}Key>{p.Key}</{what}Key>"
                + $"<{what}Value>{SecurityElement.Escape(p.Value)}</{what}Value></member>"
            )
        );

    private static Answer Error(int status, string code, string message) =>
        AwsQuery.Error(status, code, message, Namespace);
}
