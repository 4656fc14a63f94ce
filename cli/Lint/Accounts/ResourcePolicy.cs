using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// Who may call a function or a topic, as its resource policy says. Of conditions it knows the alarm's ARN and
/// account; any other counts as met, and what a statement denies is not looked at.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
/// </summary>
internal sealed class ResourcePolicy
{
    /// <summary>Where there is none: nobody may.</summary>
    public static readonly ResourcePolicy None = new([]);

    private readonly ImmutableArray<JsonElement> _allowing;

    private ResourcePolicy(ImmutableArray<JsonElement> allowing) => _allowing = allowing;

    /// <summary>Reads a policy's document.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ResourcePolicy Read(string document)
    {
        var policy = JsonSerializer.Deserialize<JsonElement>(document);
        return new([.. policy.List("Statement").Where(s => s.Text("Effect") == "Allow")]);
    }

    /// <summary>Whether a service of AWS may do something with a resource on an alarm's behalf.</summary>
    public bool Allows(string service, string action, string resource, string alarmArn) =>
        _allowing.Any(s =>
            IsMeant(s, service)
            && s.Texts("Action").Any(a => FileSystemName.MatchesSimpleExpression(a, action))
            && s.Texts("Resource").Any(r => FileSystemName.MatchesSimpleExpression(r, resource, ignoreCase: false))
            && IsMet(s, alarmArn)
        );

    private static bool IsMeant(JsonElement statement, string service)
    {
        if (!statement.TryGetProperty("Principal", out var principal))
            return false;
        return principal.ValueKind == JsonValueKind.String
            ? principal.GetString() == "*"
            : principal.Texts("AWS").Contains("*") || principal.Texts("Service").Contains(service);
    }

    private static bool IsMet(JsonElement statement, string alarmArn)
    {
        if (!statement.TryGetProperty("Condition", out var conditions))
            return true;
        var account = alarmArn.Split(':') is { Length: > 4 } parts ? parts[4] : "";
        return conditions
            .EnumerateObject()
            .All(test =>
                test.Name.Contains("Not", StringComparison.Ordinal)
                || test.Value.EnumerateObject()
                    .All(key =>
                        key.Name.ToUpperInvariant() switch
                        {
                            "AWS:SOURCEARN" => test
                                .Value.Texts(key.Name)
                                .Any(p => FileSystemName.MatchesSimpleExpression(p, alarmArn, ignoreCase: false)),
                            "AWS:SOURCEACCOUNT" or "AWS:SOURCEOWNER" => test.Value.Texts(key.Name).Contains(account),
                            _ => true,
                        }
                    )
            );
    }
}
