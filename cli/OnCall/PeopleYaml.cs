using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.OnCall;

/// <summary>Reads the people, and looks names of people up for whoever writes one.</summary>
internal sealed partial class PeopleYaml(Findings findings)
{
    private readonly Dictionary<string, string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everybody.</summary>
    public ImmutableArray<Person> All { get; private set; } = [];

    /// <summary>The ids that could be read.</summary>
    public IEnumerable<string> Ids => All.Select(p => p.Id).Where(id => id.Length > 0);

    /// <summary>Reads the file's field <c>people</c>.</summary>
    public void Read(YamlFields file)
    {
        if (file.Required("people") is not null)
            All = [.. file.Items("people").Select(Person)];
    }

    /// <summary>Tells of a name that nobody has.</summary>
    public string Named(string id, Mark at)
    {
        if (All.All(p => p.Id != id))
            findings.Error(at, $"Nobody among people has the id `{id}`.{Suggestion.Sentence(id, [.. Ids])}");
        return id;
    }

    private Person Person(YamlNode node)
    {
        var fields = new YamlFields(
            node,
            "a person",
            ["id", "name", "role", "slack", "pagerduty", "email", "aws"],
            findings
        );
        var person = new Person(
            Matching(fields, "id", IdPattern(), "letters, digits and -, small ones") ?? "",
            Said(fields, "name"),
            fields.Text("role") ?? "",
            Matching(
                fields,
                "slack",
                SlackPattern(),
                "the user's id, as in U024BE7LH: open the profile and copy the member ID"
            ),
            Matching(
                fields,
                "pagerduty",
                PagerDutyPattern(),
                "the user's id, as in PXPGF42: the end of the profile's address"
            ),
            Matching(fields, "email", EmailPattern(), "an address"),
            Matching(
                fields,
                "aws",
                AwsPattern(),
                "the name of an IAM user or of a role's session: what `aws sts get-caller-identity` says behind the "
                    + "last /"
            )
        );
        if (person.Id.Length == 0)
            fields.Required("id");
        foreach (
            var (name, value) in new[]
            {
                ("id", person.Id),
                ("slack", person.Slack),
                ("pagerduty", person.PagerDuty),
                ("email", person.Email),
                ("aws", person.Aws),
            }
        )
        {
            if (value is { Length: > 0 } && !_taken.TryAdd($"{name} {value}", person.Name))
                fields.Wrong(
                    name,
                    $"{_taken[$"{name} {value}"]} has the {name} `{value}` already; each person has one entry."
                );
        }

        return person;
    }

    private static string Said(YamlFields fields, string name)
    {
        fields.Required(name);
        return fields.Text(name) ?? "";
    }

    private static string? Matching(YamlFields fields, string name, Regex pattern, string what)
    {
        if (fields.Text(name) is not { } text || pattern.IsMatch(text))
            return fields.Text(name);
        fields.Wrong(name, $"`{name}` is {what}; `{text}` is not.");
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[UW][A-Z0-9]{6,20}\z")]
    private static partial Regex SlackPattern();

    [GeneratedRegex(@"\AP[A-Z0-9]{5,20}\z")]
    private static partial Regex PagerDutyPattern();

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    [GeneratedRegex(@"\A[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex AwsPattern();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailPattern();
}
