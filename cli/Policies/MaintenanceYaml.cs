using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Text;
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
        var moments = new MomentReader();
        var (from, until) = (fields.Moment("from", moments), fields.Moment("until", moments));
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
}
