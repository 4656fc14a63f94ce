using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>What a stack is told.</summary>
internal static class TemplateParameters
{
    /// <summary>The parameters' values: those given, and defaults of the rest.</summary>
    /// <exception cref="DeploymentException">One is unknown, missing, or not what the template takes.</exception>
    public static ImmutableDictionary<string, JsonNode> Check(
        string stack,
        JsonObject template,
        IReadOnlyDictionary<string, string> given
    )
    {
        var declared = template["Parameters"] as JsonObject ?? [];
        if (given.Keys.FirstOrDefault(k => !declared.ContainsKey(k)) is { } unknown)
            throw new DeploymentException($"{stack}: the template has no parameter {unknown}");
        return declared.ToImmutableDictionary(
            p => p.Key,
            p =>
                Value(
                    $"{stack}: parameter {p.Key}",
                    p.Value!.AsObject(),
                    given.GetValueOrDefault(p.Key)
                        ?? p.Value!["Default"]?.ToString()
                        ?? throw new DeploymentException($"{stack}: parameter {p.Key} has no value")
                )
        );
    }

    private static JsonNode Value(string where, JsonObject declaration, string text)
    {
        var type = declaration["Type"]?.ToString();
        string[] items = type is "CommaDelimitedList"
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [text];
        foreach (var item in items)
        {
            if (declaration["AllowedValues"] is JsonArray allowed && allowed.All(a => a?.ToString() != item))
                throw new DeploymentException($"{where}: '{item}' is not one of its values");
            if (declaration["AllowedPattern"]?.ToString() is { } pattern && !Regex.IsMatch(item, $"^(?:{pattern})$"))
                throw new DeploymentException($"{where}: '{item}' does not match {pattern}");
        }

        return type switch
        {
            "CommaDelimitedList" => new JsonArray([.. items.Select(i => JsonValue.Create(i))]),
            "Number" => Number(where, declaration, text),
            _ => JsonValue.Create(text),
        };
    }

    private static JsonValue Number(string where, JsonObject declaration, string text)
    {
        if (!decimal.TryParse(text, CultureInfo.InvariantCulture, out var number))
            throw new DeploymentException($"{where}: '{text}' is not a number");
        if (number < Limit("MinValue", decimal.MinValue) || number > Limit("MaxValue", decimal.MaxValue))
            throw new DeploymentException($"{where}: {number} is out of its range");
        return JsonValue.Create(number);

        decimal Limit(string name, decimal none) =>
            declaration[name] is { } limit ? decimal.Parse(limit.ToString(), CultureInfo.InvariantCulture) : none;
    }
}
