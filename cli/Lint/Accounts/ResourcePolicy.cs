using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// Who may call a function or a topic, as its resource policy says. Of conditions it knows the alarm's ARN and account.
/// Any other counts as met where the statement allows, and as not met where it denies, as most of those that deny ask
/// for what services of AWS keep to, such as TLS.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
/// </summary>
internal sealed class ResourcePolicy
{
    /// <summary>Where there is none: nobody may.</summary>
    public static readonly ResourcePolicy None = new([]);

    private readonly ImmutableArray<JsonElement> _statements;

    private ResourcePolicy(ImmutableArray<JsonElement> statements) => _statements = statements;

    /// <summary>Reads a policy's document.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ResourcePolicy Read(string document) =>
        new([.. JsonSerializer.Deserialize<JsonElement>(document).List("Statement")]);

    /// <summary>Whether a service of AWS may do something with a resource on an alarm's behalf.</summary>
    public bool Allows(string service, string action, string resource, string alarmArn) =>
        Speaks("Allow", service, action, resource, alarmArn) && !Denies(service, action, resource, alarmArn);

    /// <summary>Whether a statement denies it, whatever others allow.</summary>
    public bool Denies(string service, string action, string resource, string alarmArn) =>
        Speaks("Deny", service, action, resource, alarmArn);

    private bool Speaks(string effect, string service, string action, string resource, string alarmArn) =>
        _statements.Any(s =>
            s.Text("Effect") == effect
            && IsMeant(s, service)
            && IsNamed(s, "Action", p => FileSystemName.MatchesSimpleExpression(p, action))
            && IsNamed(s, "Resource", p => FileSystemName.MatchesSimpleExpression(p, resource, ignoreCase: false))
            && IsMet(s, alarmArn, isMetUnknown: effect == "Allow")
        );

    /// <summary>Whether a statement's element names something, or its Not-element does not.</summary>
    private static bool IsNamed(JsonElement statement, string element, Func<string, bool> matches) =>
        statement.TryGetProperty($"Not{element}", out _)
            ? !statement.Texts($"Not{element}").Any(matches)
            : statement.Texts(element).Any(matches);

    private static bool IsMeant(JsonElement statement, string service)
    {
        if (statement.TryGetProperty("NotPrincipal", out var others))
            return !Names(others, service);
        return statement.TryGetProperty("Principal", out var principal) && Names(principal, service);
    }

    private static bool Names(JsonElement principal, string service) =>
        principal.ValueKind == JsonValueKind.String
            ? principal.GetString() == "*"
            : principal.Texts("AWS").Contains("*") || principal.Texts("Service").Contains(service);

    private static bool IsMet(JsonElement statement, string alarmArn, bool isMetUnknown)
    {
        if (!statement.TryGetProperty("Condition", out var conditions))
            return true;
        var account = AlarmTarget.AccountOf(alarmArn);
        return conditions
            .EnumerateObject()
            .All(test => test.Value.EnumerateObject().All(key => IsKeyMet(test, key.Name)));

        bool IsKeyMet(JsonProperty test, string key)
        {
            bool? isNamed = key.ToUpperInvariant() switch
            {
                "AWS:SOURCEARN" => test
                    .Value.Texts(key)
                    .Any(p => FileSystemName.MatchesSimpleExpression(p, alarmArn, ignoreCase: false)),
                "AWS:SOURCEACCOUNT" or "AWS:SOURCEOWNER" => test.Value.Texts(key).Contains(account),
                _ => null,
            };
            return isNamed is { } named ? named != test.Name.Contains("Not", StringComparison.Ordinal) : isMetUnknown;
        }
    }
}
