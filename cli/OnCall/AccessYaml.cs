using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Access;

namespace RoleFerry.Cli.OnCall;

/// <summary>Reads who may do what, and for how long.</summary>
internal sealed partial class AccessYaml(PeopleYaml people, Findings findings)
{
    private static readonly string[] Fields =
    [
        "acknowledge",
        "resolve",
        "silence",
        "override",
        "longestSilence",
        "longestOverride",
    ];

    /// <summary>Reads the file's field <c>access</c>; null where it is not there, and then the default holds.</summary>
    public AccessRules? Read(YamlFields file)
    {
        foreach (var person in people.All.Where(p => p.Id is AccessRules.People or AccessRules.Anyone))
            file.Wrong("people", $"`{person.Id}` has a meaning under `access` and cannot be a person's id.");
        if (!file.Has("access") || file.Required("access") is not { } node)
            return null;
        var (fields, otherwise) = (new YamlFields(node, "access", Fields, findings), AccessRules.Default);
        return new AccessRules
        {
            Acknowledge = Who(fields, "acknowledge", otherwise.Acknowledge),
            Resolve = Who(fields, "resolve", otherwise.Resolve),
            Silence = Who(fields, "silence", otherwise.Silence),
            Override = Who(fields, "override", otherwise.Override),
            LongestSilence = fields.Duration("longestSilence", "1h", "90d", otherwise.LongestSilence),
            LongestOverride = fields.Duration("longestOverride", "1h", "366d", otherwise.LongestOverride),
        };
    }

    private ImmutableArray<string> Who(YamlFields fields, string name, ImmutableArray<string> otherwise)
    {
        if (!fields.Has(name))
            return otherwise;
        var entries = fields.Texts(name, $"Somebody has to be allowed to {name}.");
        foreach (var (entry, at) in entries)
        {
            if (entry is not (AccessRules.People or AccessRules.Anyone) && !GroupPattern().IsMatch(entry))
                Person(entry, at);
        }

        return [.. entries.Select(e => e.Text).Distinct()];
    }

    private void Person(string entry, YamlDotNet.Core.Mark at)
    {
        if (people.All.All(p => p.Id != entry))
            findings.Error(
                at,
                $"`{entry}` is neither `people`, `anyone`, a person's id nor the id of a Slack user group such as "
                    + $"S0614TZR7.{Suggestion.Sentence(entry, ["people", "anyone", .. people.Ids])}"
            );
    }

    [GeneratedRegex(@"\AS[A-Z0-9]{6,20}\z")]
    private static partial Regex GroupPattern();
}
