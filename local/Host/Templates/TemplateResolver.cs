using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleFerry.Local.Desk;

namespace RoleFerry.Local.Templates;

/// <summary>Replaces CloudFormation's intrinsic functions by their values on this machine.</summary>
internal sealed partial class TemplateResolver(
    JsonObject root,
    LocalAccount account,
    IReadOnlyDictionary<string, string> parameters
)
{
    private static readonly JsonNode NoValue = JsonValue.Create("AWS::NoValue");

    /// <summary>The property that names a resource of a type, where the local system needs the name.</summary>
    public static string? NameProperty(string type) =>
        type switch
        {
            "AWS::DynamoDB::Table" => "TableName",
            "AWS::Logs::LogGroup" => "LogGroupName",
            "AWS::SNS::Topic" => "TopicName",
            "AWS::SQS::Queue" => "QueueName",
            _ => null,
        };

    /// <summary>Whether a condition of the template holds.</summary>
    public bool Holds(string condition) =>
        root["Conditions"]?[condition] is { } expression
            ? IsTrue(expression, condition)
            : throw new TemplateException($"there is no condition {condition}");

    /// <summary>A copy of the node without intrinsic functions.</summary>
    /// <param name="node">What the template says.</param>
    /// <param name="where">The resource it belongs to, for messages.</param>
    public JsonNode? Resolve(JsonNode? node, string where)
    {
        var value = Evaluate(node, where);
        return ReferenceEquals(value, NoValue) ? null : value;
    }

    private JsonNode? Evaluate(JsonNode? node, string where)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } call when Intrinsic(call) is var (name, argument):
                return Call(name, argument, where);
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                    if (Evaluate(value, where) is var item && !ReferenceEquals(item, NoValue))
                        copy[key] = item;
                return copy;
            case JsonArray list:
                return new JsonArray([
                    .. list.Select(n => Evaluate(n, where)).Where(n => !ReferenceEquals(n, NoValue)),
                ]);
            default:
                return node?.DeepClone();
        }
    }

    private static (string Name, JsonNode? Argument)? Intrinsic(JsonObject call)
    {
        var (key, argument) = call.First();
        return key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal) ? (key, argument) : null;
    }

    private JsonNode? Call(string name, JsonNode? argument, string where) =>
        name switch
        {
            "Ref" when (string?)argument == "AWS::NoValue" => NoValue,
            "Ref" => Reference((string?)argument ?? "", where),
            "Fn::GetAtt" when argument is JsonArray { Count: 2 } pair => Attribute(
                (string)pair[0]!,
                (string)pair[1]!,
                where
            ),
            "Fn::Sub" => Substitute(argument, where),
            "Fn::If" when argument is JsonArray { Count: 3 } choice => Evaluate(
                Holds((string)choice[0]!) ? choice[1] : choice[2],
                where
            ),
            "Fn::Join" when argument is JsonArray { Count: 2 } join => string.Join(
                (string)join[0]!,
                ((JsonArray)Resolve(join[1], where)!).Select(n => n?.ToString())
            ),
            "Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or" => IsTrue(
                new JsonObject { [name] = argument?.DeepClone() },
                where
            ),
            _ => throw new TemplateException($"{where}: {name} is not understood by the local system"),
        };

    private bool IsTrue(JsonNode? expression, string where)
    {
        if (expression is not JsonObject { Count: 1 } call)
            throw new TemplateException($"condition {where} is not understood");
        var (name, argument) = call.First();
        var parts = argument as JsonArray ?? [];
        return name switch
        {
            "Condition" => Holds((string)argument!),
            "Fn::Equals" => Resolve(parts[0], where)?.ToString() == Resolve(parts[1], where)?.ToString(),
            "Fn::Not" => !IsTrue(parts[0], where),
            "Fn::And" => parts.All(p => IsTrue(p, where)),
            "Fn::Or" => parts.Any(p => IsTrue(p, where)),
            _ => throw new TemplateException($"condition {where}: {name} is not understood"),
        };
    }

    private JsonNode Reference(string name, string where)
    {
        if (name.StartsWith("AWS::", StringComparison.Ordinal))
            return Pseudo(name, where);
        if (root["Parameters"]?[name] is JsonObject parameter)
            return parameters.TryGetValue(name, out var given)
                ? given
                : parameter["Default"]?.ToString() ?? throw new TemplateException($"parameter {name} has no value");
        if (name.Split('.') is [var function, "Alias"])
            return Attribute(function, "Alias", where);
        var (type, physical) = Resource(name, where);
        return type switch
        {
            "AWS::SNS::Topic" => account.Arn("sns", physical),
            "AWS::SQS::Queue" => account.QueueUrl(physical),
            _ => physical,
        };
    }

    private string Attribute(string name, string attribute, string where)
    {
        // SAM makes it of a function's FunctionUrlConfig.
        if (
            attribute == "FunctionUrl"
            && name.EndsWith("Url", StringComparison.Ordinal)
            && root["Resources"]?[name[..^3]]?["Properties"]?["FunctionUrlConfig"] is not null
        )
            return new Uri(account.Endpoint, FunctionUrlService.Prefix + "/").ToString();
        var (type, physical) = Resource(name, where);
        return (type, attribute) switch
        {
            // Each function has one version here, and any alias is the function itself.
            ("AWS::Serverless::Function", "Arn" or "Alias") => account.Arn("lambda", "function:" + physical),
            ("AWS::Serverless::Function", "Version.Version") => "$LATEST",
            ("AWS::DynamoDB::Table", "Arn") => account.Arn("dynamodb", "table/" + physical),
            ("AWS::Logs::LogGroup", "Arn") => account.Arn("logs", $"log-group:{physical}:*"),
            ("AWS::SNS::Topic", "TopicArn") => account.Arn("sns", physical),
            ("AWS::SNS::Topic", "TopicName") or ("AWS::SQS::Queue", "QueueName") => physical,
            ("AWS::SQS::Queue", "QueueUrl") => account.QueueUrl(physical),
            // Nested stacks are not there on this machine, and nothing leads to what they would give out.
            ("AWS::CloudFormation::Stack", _) => account.Arn("cloudformation", $"stack/{physical}/{attribute}"),
            (_, "Arn") => account.Arn(Service(type), physical),
            _ => throw new TemplateException($"{where}: {name}.{attribute} is not known to the local system"),
        };
    }

    private static string Service(string type) =>
        type.Split("::") is [_, var service, ..] ? service.ToLowerInvariant() : type;

    private (string Type, string PhysicalName) Resource(string name, string where) =>
        root["Resources"]?[name] is JsonObject resource && (string?)resource["Type"] is { } type
            ? (type, PhysicalName(name, type, resource["Properties"]))
            : throw new TemplateException($"{where}: there is no parameter or resource {name}");

    /// <summary>
    /// The name that a resource has on this machine: the template's, else one made of the stack's and its own.
    /// </summary>
    public string PhysicalName(string logicalId, string type, JsonNode? properties) =>
        NameProperty(type) switch
        {
            null => logicalId,
            var property when Resolve(properties?[property], logicalId)?.ToString() is { } given => given,
            _ => $"{account.StackName}-{logicalId}",
        };

    private string Pseudo(string name, string where) =>
        name switch
        {
            "AWS::AccountId" => LocalAccount.Id,
            "AWS::Region" => account.Region,
            "AWS::Partition" => "aws",
            "AWS::StackName" => account.StackName,
            "AWS::StackId" => account.Arn("cloudformation", $"stack/{account.StackName}/0"),
            "AWS::URLSuffix" => "amazonaws.com",
            _ => throw new TemplateException($"{where}: {name} is not known to the local system"),
        };

    private string Substitute(JsonNode? argument, string where)
    {
        var (text, own) = argument is JsonArray { Count: 2 } pair
            ? ((string)pair[0]!, (JsonObject)pair[1]!)
            : ((string)argument!, []);
        return Placeholder()
            .Replace(text, match =>
            {
                var name = match.Groups["name"].Value;
                if (name.StartsWith('!'))
                    return "${" + name[1..] + "}";
                if (own[name] is { } given)
                    return Resolve(given, where)?.ToString() ?? "";
                return
                    name.StartsWith("AWS::", StringComparison.Ordinal)
                    || name.Split('.', 2) is not [var id, var attribute]
                    ? Reference(name, where).ToString()
                    : Attribute(id, attribute, where);
            });
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder();
}
