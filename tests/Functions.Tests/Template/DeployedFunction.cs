using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

internal sealed record DeployedFunction(DeployedSystem System, TemplateResource Resource)
{
    public string Name => Resource.Name;

    /// <summary>The function's own property, or what <c>Globals</c> gives all functions.</summary>
    public YamlNode? Property(string path) => Resource.Property(path) ?? System.Template.At("Globals/Function/" + path);

    public TemplateResource? Role => System.Named(Resource.Property("Role"), "AWS::IAM::Role");

    /// <summary>What the function's role allows by its own policies and by those that it names.</summary>
    public IEnumerable<PolicyStatement> Allowed
    {
        get
        {
            if (Role is not { } role)
                return [];
            var named = role.Property("ManagedPolicyArns")
                .Items()
                .Select(arn => System.Named(arn, "AWS::IAM::ManagedPolicy"))
                .OfType<TemplateResource>();
            return named.Append(role).SelectMany(PolicyStatement.Of).Where(s => s.Effect == "Allow");
        }
    }

    public bool May(string action, string resource) =>
        Allowed.Any(s => s.Actions.Contains(action) && s.Resources.Any(r => r.Said() == resource));
}
