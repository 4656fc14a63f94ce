using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads when services are worked on.</summary>
internal static class MaintenanceYaml
{
    /// <summary>Reads the policy's field <c>maintenance</c>.</summary>
    public static ImmutableArray<Maintenance> Read(YamlFields policy, TimeWindowsYaml windows, Findings findings) =>
        [.. policy.Items("maintenance").Select(node => One(node, windows, findings))];

    private static Maintenance One(YamlNode node, TimeWindowsYaml windows, Findings findings)
    {
        var fields = new YamlFields(
            node,
            "a maintenance",
            ["name", "service", "from", "until", "during", "coversP0"],
            findings
        );
        fields.Required("name");
        fields.Required("service");
        var (from, until) = (Moment(fields, "from"), Moment(fields, "until"));
        var during = windows.Named(fields, "during");
        if (until is null && during.IsEmpty)
            findings.Error(
                fields.At,
                "A maintenance must end. Give it `until`, or `during` with the name of a time window."
            );
        if (from >= until)
            fields.Wrong("until", "`until` must be after `from`.");
        if (during.Length > 1)
            fields.Wrong("during", "A maintenance has one time window. Add a second maintenance for another one.");
        return new Maintenance(
            fields.Text("name") ?? "",
            fields.Text("service") ?? "",
            from,
            until,
            during.IsEmpty ? null : during[0],
            fields.Flag("coversP0")
        );
    }

    private static DateTimeOffset? Moment(YamlFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (MomentText.Read(text) is { } moment)
            return moment;
        fields.Wrong(
            name,
            $"`{name}` is a moment with its offset, as in 2026-03-01T22:00:00Z or 2026-03-01T22:00:00+01:00; "
                + $"`{text}` is not."
        );
        return null;
    }
}
