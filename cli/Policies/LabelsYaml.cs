using RoleFerry.Core.Matching;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Policies;

/// <summary>Checks names of labels.</summary>
internal static class LabelsYaml
{
    /// <summary>Tells of what cannot be a label, and of what is probably none that any alarm has.</summary>
    public static void Check(string label, Mark at, Findings findings)
    {
        if (!LabelName.IsValid(label))
            findings.Error(
                at,
                $"`{label}` is no label: use letters, digits and _, as in tag_team for the alarm's tag team."
            );
        else if (LabelHint.Of(label, findings.SeenLabels) is { } hint)
            findings.Warning(at, hint);
    }
}
