using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>One statement of a policy document.</summary>
internal sealed record PolicyStatement(TemplateResource Owner, YamlNode Node)
{
    public string Sid => Node.At("Sid").Said();

    public string Effect => Node.At("Effect").Said();

    public IReadOnlyList<string> Actions => [.. Node.At("Action").Items().Select(a => a.Said())];

    public IReadOnlyList<YamlNode> Resources => [.. Node.At("Resource").Items()];

    public string Where => $"{Owner.Name}, statement {Sid}";

    public static IEnumerable<PolicyStatement> Of(TemplateResource owner) =>
        from found in owner.Node.Everything()
        where found.Path.EndsWith("PolicyDocument", StringComparison.Ordinal)
        from statement in found.Node.At("Statement").Items()
        select new PolicyStatement(owner, statement);
}
