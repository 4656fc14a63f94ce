using System.IO.Enumeration;
using System.Text.Json.Nodes;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Permissions;

/// <summary>A statement that allows something.</summary>
/// <param name="Where">The policy and the statement's Sid.</param>
/// <param name="Actions">Without wildcards.</param>
/// <param name="Resources">ARNs, which may have wildcards.</param>
/// <param name="Keys">What every partition key of a call has to match; empty: all are allowed.</param>
/// <param name="RefusesNoKeys">
/// Whether a call without any partition key is refused, which the condition on them alone allows.
/// </param>
public sealed record Grant(
    string Where,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Keys,
    bool RefusesNoKeys
)
{
    private const string LeadingKeys = "dynamodb:LeadingKeys";

    /// <summary>Whether it allows what a call needs.</summary>
    public bool Allows(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return Actions.Contains(need.Action)
            && Resources.Any(pattern => Matches(pattern, need.Resource))
            && (Keys.Count == 0 || need.Keys.All(key => Keys.Any(pattern => Matches(pattern, key))))
            && (!RefusesNoKeys || need.Keys.Count > 0);
    }

    /// <summary>
    /// As IAM's StringLike
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html):
    /// * stands for any text, ? for one character, and case counts.
    /// </summary>
    public static bool Matches(string pattern, string text) =>
        FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    /// <exception cref="TemplateException">It says something that is not followed here.</exception>
    internal static Grant Read(string policy, JsonNode statement)
    {
        var where = $"{policy}, statement {(string?)statement["Sid"]}";
        if (
            (string?)statement["Effect"] != "Allow"
            || statement["NotAction"] is not null
            || statement["NotResource"] is not null
        )
            throw new TemplateException($"{where}: only Allow with Action and Resource is followed here");
        var conditions = (statement["Condition"] as JsonObject ?? [])
            .SelectMany(o => o.Value!.AsObject().Select(c => (Operator: o.Key, c.Key, c.Value)))
            .ToArray();
        foreach (var (name, key, value) in conditions)
        {
            if (
                key != LeadingKeys
                || !(name == "ForAllValues:StringLike" || (name == "Null" && value?.ToString() == "false"))
            )
                throw new TemplateException($"{where}: the condition {name} of {key} is not followed here");
        }

        return new(
            where,
            Texts(statement["Action"]),
            Texts(statement["Resource"]),
            [.. conditions.Where(c => c.Operator != "Null").SelectMany(c => Texts(c.Value))],
            conditions.Any(c => c.Operator == "Null")
        );
    }

    private static string[] Texts(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray several => [.. several.Select(n => n!.ToString())],
            _ => [node.ToString()],
        };
}
