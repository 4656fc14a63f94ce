namespace RoleFerry.Functions.Tests.Template.Rules;

internal static class ReferenceRules
{
    private static readonly HashSet<string> Pseudo =
    [
        "AWS::AccountId",
        "AWS::NoValue",
        "AWS::NotificationARNs",
        "AWS::Partition",
        "AWS::Region",
        "AWS::StackId",
        "AWS::StackName",
        "AWS::URLSuffix",
    ];

    /// <summary>The attributes in use; a new one belongs here after a look at the resource's documentation.</summary>
    private static readonly Dictionary<string, HashSet<string>> Attributes = new()
    {
        ["AWS::DynamoDB::Table"] = ["Arn"],
        ["AWS::Events::Rule"] = ["Arn"],
        ["AWS::IAM::Role"] = ["Arn"],
        ["AWS::KinesisFirehose::DeliveryStream"] = ["Arn"],
        ["AWS::Logs::LogGroup"] = ["Arn"],
        ["AWS::S3::Bucket"] = ["Arn"],
        ["AWS::Serverless::Function"] = ["Arn", "Version.Version"],
        ["AWS::SNS::Topic"] = ["TopicName"],
        ["AWS::SQS::Queue"] = ["Arn", "QueueName"],
    };

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_reference_names_something_declared", References),
            new("Every_parameter_is_used", UnusedParameters),
            new("Every_condition_is_used", UnusedConditions),
            new("References_are_written_in_the_short_form", LongForms),
        ];

    private static IEnumerable<string> References(DeployedSystem system)
    {
        var resources = system.Resources.ToDictionary(r => r.Name);
        var parameters = system.Parameters.Select(p => p.Key).ToHashSet();
        var conditions = system.Conditions.Select(c => c.Key).ToHashSet();
        var aliases = system
            .Functions.Where(f => f.Property("AutoPublishAlias") is not null)
            .Select(f => f.Name + ".Alias")
            .ToHashSet();

        // SAM makes a resource of its own for a function's URL.
        var urls = system
            .Functions.Where(f => f.Resource.Property("FunctionUrlConfig") is not null)
            .Select(f => f.Name + "Url.FunctionUrl")
            .ToHashSet();

        bool Declared(TemplateReference reference) =>
            reference.Kind switch
            {
                ReferenceKind.Value => Pseudo.Contains(reference.Name)
                    || parameters.Contains(reference.Name)
                    || resources.ContainsKey(reference.Name)
                    || aliases.Contains(reference.Name),
                ReferenceKind.Attribute => urls.Contains(reference.Name)
                    || reference.Name.Split('.', 2) is [var name, var attribute]
                        && resources.TryGetValue(name, out var resource)
                        && (
                            IsOutput(system, resource, attribute)
                            || Attributes.TryGetValue(resource.Type, out var known) && known.Contains(attribute)
                        ),
                ReferenceKind.Condition => conditions.Contains(reference.Name),
                ReferenceKind.Resource => resources.ContainsKey(reference.Name),
                _ => false,
            };

        return TemplateReference
            .AllIn(system)
            .Where(r => !Declared(r))
            .Select(r => $"{r.Path} names {r.Name}, which is not declared");
    }

    /// <summary>Whether it names what a nested stack gives out.</summary>
    private static bool IsOutput(DeployedSystem system, TemplateResource stack, string attribute) =>
        stack.Type == "AWS::CloudFormation::Stack"
        && attribute.Split('.') is ["Outputs", var output]
        && system.Nested.TryGetValue(stack.Property("TemplateURL").Said(), out var template)
        && template.Value.At($"Outputs/{output}") is not null;

    private static IEnumerable<string> UnusedParameters(DeployedSystem system)
    {
        var used = TemplateReference
            .AllIn(system)
            .Where(r => r.Kind == ReferenceKind.Value)
            .Select(r => r.Name)
            .ToHashSet();
        return system.Parameters.Where(p => !used.Contains(p.Key)).Select(p => $"parameter {p.Key} is used nowhere");
    }

    private static IEnumerable<string> UnusedConditions(DeployedSystem system)
    {
        var used = TemplateReference
            .AllIn(system)
            .Where(r => r.Kind == ReferenceKind.Condition)
            .Select(r => r.Name)
            .ToHashSet();
        return system.Conditions.Where(c => !used.Contains(c.Key)).Select(c => $"condition {c.Key} is used nowhere");
    }

    /// <summary>The other rules read the short form only: a long one would pass by them.</summary>
    private static IEnumerable<string> LongForms(DeployedSystem system) =>
        from found in system.Template.Everything()
        from entry in found.Node.Entries()
        where entry.Key == "Ref" || entry.Key.StartsWith("Fn::", StringComparison.Ordinal)
        select $"{found.Path} says {entry.Key}: write it as a tag";
}
