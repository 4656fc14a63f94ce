using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

internal sealed record TemplateResource(string Name, YamlNode Node)
{
    public string Type => Node.At("Type").Said();

    public YamlNode? Property(string path) => Node.At("Properties/" + path);
}
