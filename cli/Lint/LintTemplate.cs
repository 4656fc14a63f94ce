using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Lint;

/// <summary>A template, with the stack that it is nested in.</summary>
/// <param name="File">Its path.</param>
/// <param name="Root">What it holds.</param>
/// <param name="Parent">The template that nests it; null where none does.</param>
/// <param name="Given">The parameters that the parent gives it.</param>
internal sealed record LintTemplate(string File, YamlNode Root, LintTemplate? Parent, YamlNode? Given)
{
    private const string NestedStack = "AWS::CloudFormation::Stack";

    /// <summary>A template and all that it nests from files of its own folder's tree.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">One is no YAML.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static IEnumerable<LintTemplate> ReadAll(string path, LintTemplate? parent = null, YamlNode? given = null)
    {
        var stream = new YamlStream();
        using (var text = System.IO.File.OpenText(path))
            stream.Load(text);
        var template = new LintTemplate(path, stream.Documents[0].RootNode, parent, given);
        yield return template;
        foreach (var nested in template.OfType(NestedStack))
        {
            var url = nested.Node.At("Properties", "TemplateURL").Said();
            if (url.Length > 0 && !url.Contains("://", StringComparison.Ordinal))
                foreach (
                    var below in ReadAll(
                        Path.Combine(Path.GetDirectoryName(path) ?? "", url),
                        template,
                        nested.Node.At("Properties", "Parameters")
                    )
                )
                    yield return below;
        }
    }

    /// <summary>The resources of a type.</summary>
    public IEnumerable<(string Name, YamlNode Node)> OfType(string type) =>
        Root.At("Resources").Entries().Where(r => r.Value.At("Type").Said() == type);

    /// <summary>
    /// Where a value comes from: of a parameter that the parent gives, the parent's word and the parent.
    /// </summary>
    public (LintTemplate Template, string Said) Origin(string said) =>
        Parent is not null
        && said.StartsWith("!Ref ", StringComparison.Ordinal)
        && Given.At(said["!Ref ".Length..]) is { } value
            ? Parent.Origin(value.Said())
            : (this, said);
}
