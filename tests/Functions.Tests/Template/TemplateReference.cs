using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>A place of the template that names something declared elsewhere.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Kind">What kind of thing it names.</param>
/// <param name="Name">The name, for an attribute with the attribute: <c>Queue.Arn</c>.</param>
internal sealed partial record TemplateReference(string Path, ReferenceKind Kind, string Name)
{
    public static IEnumerable<TemplateReference> AllIn(DeployedSystem system) =>
        system.Template.Everything().SelectMany(found => In(found.Path, found.Node));

    private static IEnumerable<TemplateReference> In(string path, YamlNode node)
    {
        if (node.Is("!Ref"))
            return [new(path, ReferenceKind.Value, Argument(node))];
        if (node.Is("!GetAtt"))
            return [new(path, ReferenceKind.Attribute, Argument(node))];
        if (node.Is("!Condition") || node.Is("!If"))
            return [new(path, ReferenceKind.Condition, Argument(node))];
        if (node.Is("!Sub"))
            return Placeholder()
                .Matches(Argument(node))
                .Select(m => m.Groups["name"].Value)
                .Select(name => new TemplateReference(
                    path,
                    name.StartsWith("AWS::", StringComparison.Ordinal) || !name.Contains('.')
                        ? ReferenceKind.Value
                        : ReferenceKind.Attribute,
                    name
                ));
        return path.Split('/') switch
        {
            ["", "Resources" or "Outputs", _, "Condition"] => [new(path, ReferenceKind.Condition, node.Said())],
            ["", "Resources", _, "DependsOn"] => node.Items()
                .Select(n => new TemplateReference(path, ReferenceKind.Resource, n.Said())),
            _ => [],
        };
    }

    private static string Argument(YamlNode call) =>
        call is YamlScalarNode scalar ? scalar.Value! : call.At("0").Said();

    [GeneratedRegex(@"\$\{(?<name>[^!}][^}]*)\}")]
    private static partial Regex Placeholder();
}
