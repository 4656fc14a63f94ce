using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>One template with its parameters, on its way to a stack.</summary>
internal sealed partial class Evaluation(
    string stack,
    JsonObject template,
    ImmutableDictionary<string, JsonNode> parameters,
    PhysicalIds ids,
    Func<string, JsonObject, Stack> makeNested
)
{
    private static readonly JsonNode NoValue = JsonValue.Create("AWS::NoValue");

    private readonly Dictionary<string, StackResource?> _resources = [];
    private readonly Dictionary<string, Stack> _nested = [];
    private readonly HashSet<string> _underWay = [];

    /// <summary>What has been made, each after what it refers to.</summary>
    public List<StackResource> Made { get; } = [];

    /// <exception cref="DeploymentException">An assertion of the template's Rules does not hold.</exception>
    public void CheckRules()
    {
        foreach (var (name, rule) in template["Rules"] as JsonObject ?? [])
        {
            if (rule!["RuleCondition"] is { } when && !IsTrue(when, name))
                continue;
            foreach (var assertion in rule["Assertions"]!.AsArray())
                if (!IsTrue(assertion!["Assert"], name))
                    throw new DeploymentException($"{stack}: {name}: {assertion["AssertDescription"]}");
        }
    }

    public ImmutableDictionary<string, string> Outputs() =>
        (template["Outputs"] as JsonObject ?? [])
            .Where(o => o.Value!["Condition"] is not { } condition || Holds(condition.ToString()))
            .ToImmutableDictionary(o => o.Key, o => Evaluate(o.Value!["Value"], $"output {o.Key}")?.ToString() ?? "");

    /// <summary>The outputs that other stacks may import: their names are the account's and region's.</summary>
    public IEnumerable<StackResource> Exports() =>
        from output in template["Outputs"] as JsonObject ?? []
        where
            output.Value!["Export"] is not null
            && (output.Value["Condition"] is not { } condition || Holds(condition.ToString()))
        select new StackResource(
            stack,
            output.Key,
            StackResource.Export,
            Text(output.Value["Export"]!["Name"], $"output {output.Key}"),
            true,
            []
        );

    /// <summary>The resource, made with all that it refers to; null where its condition does not hold.</summary>
    public StackResource? Make(string id)
    {
        if (_resources.TryGetValue(id, out var known))
            return known;
        if (template["Resources"]![id] is not JsonObject declaration)
            throw new DeploymentException($"{stack}: there is no resource {id}");
        if (!_underWay.Add(id))
            throw new DeploymentException($"{stack}: {id} refers to itself in the end");
        var resource =
            declaration["Condition"] is { } condition && !Holds(condition.ToString()) ? null : Make(id, declaration);
        _resources[id] = resource;
        return resource;
    }

    private StackResource Make(string id, JsonObject declaration)
    {
        foreach (var first in Items(declaration["DependsOn"]))
            Make(first);
        var type = declaration["Type"]!.ToString();
        var properties = Evaluate(declaration["Properties"], id) as JsonObject ?? [];
        var given = PhysicalIds.NameProperty(type) is { } property ? properties[property]?.ToString() : null;
        if (given is "")
            throw new DeploymentException($"{stack}: {id}: its name is empty");
        var resource = new StackResource(stack, id, type, given ?? $"{stack}-{id}", given is not null, properties);
        if (type == "AWS::CloudFormation::Stack")
        {
            _nested[id] = makeNested(resource.Name, properties);
            Made.AddRange(_nested[id].Resources);
        }

        Made.Add(resource);
        return resource;
    }

    private JsonNode? Evaluate(JsonNode? node, string where)
    {
        var value = EvaluateAny(node, where);
        return ReferenceEquals(value, NoValue) ? null : value;
    }

    private JsonNode? EvaluateAny(JsonNode? node, string where)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } call
                when call.First() is var (name, argument)
                    && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal)):
                return Call(name, argument, where);
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                    if (EvaluateAny(value, where) is var item && !ReferenceEquals(item, NoValue))
                        copy[key] = item;
                return copy;
            case JsonArray list:
                return new JsonArray([
                    .. list.Select(i => EvaluateAny(i, where)).Where(i => !ReferenceEquals(i, NoValue)),
                ]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Call(string name, JsonNode? argument, string where)
    {
        switch (name)
        {
            case "Ref":
                return Ref(argument!.ToString(), where);
            case "Fn::GetAtt":
                var path = argument is JsonArray parts
                    ? parts.Select(p => p!.ToString()).ToArray()
                    : argument!.ToString().Split('.', 2);
                return Attribute(path[0], string.Join('.', path[1..]), where);
            case "Fn::If":
                return EvaluateAny(Holds(argument![0]!.ToString()) ? argument[1] : argument[2], where);
            case "Fn::Join":
                return string.Join(argument![0]!.ToString(), Items(Evaluate(argument[1], where)));
            case "Fn::Split":
                return new JsonArray([
                    .. Text(argument![1], where).Split(argument[0]!.ToString()).Select(p => JsonValue.Create(p)),
                ]);
            case "Fn::Select":
                var items = Items(Evaluate(argument![1], where));
                var index = int.Parse(argument[0]!.ToString(), CultureInfo.InvariantCulture);
                return index < items.Length
                    ? items[index]
                    : throw new DeploymentException(
                        $"{stack}: {where}: Fn::Select cannot select nonexistent value at index {index}"
                    );
            case "Fn::Sub":
                return Substitute(argument!, where);
            case "Fn::FindInMap":
                var keys = argument!.AsArray().Select(k => Text(k, where)).ToArray();
                return template["Mappings"]?[keys[0]]?[keys[1]]?[keys[2]]?.DeepClone()
                    ?? throw new DeploymentException(
                        $"{stack}: {where}: there is no {string.Join('/', keys)} in Mappings"
                    );
            case "Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or" or "Fn::Contains":
                return IsTrue(new JsonObject { [name] = argument?.DeepClone() }, where);
            default:
                throw new DeploymentException($"{stack}: {where}: {name} is not understood");
        }
    }

    private JsonNode? Ref(string name, string where) =>
        name switch
        {
            "AWS::NoValue" => NoValue,
            "AWS::StackName" => stack,
            "AWS::StackId" => $"arn:aws:cloudformation:{ids.Region}:{PhysicalIds.Account}:stack/{stack}/1",
            "AWS::Region" => ids.Region,
            "AWS::AccountId" => PhysicalIds.Account,
            "AWS::Partition" => "aws",
            "AWS::URLSuffix" => "amazonaws.com",
            _ when parameters.TryGetValue(name, out var value) => value.DeepClone(),
            _ => ids.Ref(Referred(name, where)),
        };

    private JsonNode Attribute(string name, string attribute, string where)
    {
        var resource = Referred(name, where);
        return attribute.StartsWith("Outputs.", StringComparison.Ordinal)
            ? _nested[name].Outputs.GetValueOrDefault(attribute["Outputs.".Length..])
                ?? throw new DeploymentException($"{stack}: {where}: {name} has no {attribute}")
            : ids.Attribute(resource, attribute);
    }

    private StackResource Referred(string name, string where) =>
        Make(name)
        ?? throw new DeploymentException($"{stack}: {where} refers to {name}, whose condition does not hold");

    private string Substitute(JsonNode argument, string where)
    {
        var (text, own) = argument is JsonArray { Count: 2 } pair
            ? (pair[0]!.ToString(), pair[1]!.AsObject())
            : (argument.ToString(), []);
        return Variable()
            .Replace(text, match => match.Groups["name"].Value switch
                {
                    ['!', .. var literal] => $"${{{literal}}}",
                    var name when own[name] is { } value => Text(value, where),
                    var name when name.Split('.', 2) is [var resource, var attribute] => Attribute(
                            resource,
                            attribute,
                            where
                        )
                        .ToString(),
                    var name => Ref(name, where)!.ToString(),
                });
    }

    private string Text(JsonNode? node, string where) => Evaluate(node, where)?.ToString() ?? "";

    private bool Holds(string condition) =>
        template["Conditions"]?[condition] is { } expression
            ? IsTrue(expression, condition)
            : throw new DeploymentException($"{stack}: there is no condition {condition}");

    private bool IsTrue(JsonNode? expression, string where)
    {
        var (name, argument) = expression!.AsObject().Single();
        var parts = argument as JsonArray ?? [];
        return name switch
        {
            "Condition" => Holds(argument!.ToString()),
            "Fn::Equals" => Text(parts[0], where) == Text(parts[1], where),
            "Fn::Not" => !IsTrue(parts[0], where),
            "Fn::And" => parts.All(p => IsTrue(p, where)),
            "Fn::Or" => parts.Any(p => IsTrue(p, where)),
            "Fn::Contains" => Items(Evaluate(parts[0], where)).Contains(Text(parts[1], where)),
            _ => throw new DeploymentException($"{stack}: {where}: {name} is not understood"),
        };
    }

    private static string[] Items(JsonNode? list) =>
        list switch
        {
            null => [],
            JsonArray items => [.. items.Select(i => i?.ToString() ?? "")],
            _ => [list.ToString()],
        };

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}")]
    private static partial Regex Variable();
}
