using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.S3;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Permissions;

/// <summary>
/// Which permissions a call needs, by AWS's list:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal sealed class CallNeeds(SamTemplate template, LocalAccount account)
{
    private readonly TableNeeds _tables = new(template, account);

    /// <summary>None for what is no part of AWS.</summary>
    public IReadOnlyList<Need> Of(string service, string operation, Call call) =>
        service switch
        {
            "dynamodb" => [.. _tables.Of(operation, call.Json() ?? [])],
            "ssm" =>
            [
                .. Parameters(call.Json() ?? [])
                    .Select(n => new Need($"ssm:{operation}", account.Arn("ssm", "parameter/" + n.TrimStart('/')), [])),
            ],
            "sns" => [new($"sns:{operation}", call.Form().GetValueOrDefault("TopicArn", "*"), [])],
            "sqs" =>
            [
                new(
                    $"sqs:{operation}",
                    account.Arn("sqs", ((string?)call.Json()?["QueueUrl"] ?? "*").Split('/')[^1]),
                    []
                ),
            ],
            "cloudwatch" when call.Json()?["ResourceARN"] is { } arn =>
            [
                new($"cloudwatch:{operation}", (string)arn!, []),
            ],
            "s3" => [new($"s3:{operation}", S3Service.Arn(call), [])],
            "desk" or "pagerduty" or "slack" => [],
            _ => [new($"{service}:{operation}", "*", [])],
        };

    private static IEnumerable<string> Parameters(JsonObject request) =>
        (request["Names"] as JsonArray ?? [request["Name"]?.DeepClone()]).Select(n => (string?)n ?? "*");
}
