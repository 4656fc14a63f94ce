using RoleFerry.Local.Permissions;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Permissions;

public class GrantTests
{
    private const string Table = "arn:aws:dynamodb:eu-central-1:000000000000:table/local-Table";

    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1/"));

    [Theory]
    [InlineData("dynamodb:PutItem", Table, "CNT#signups#0", true)]
    [InlineData("dynamodb:PutItem", Table, "PING", true)]
    [InlineData("dynamodb:BatchGetItem", Table, "CNT#a CNT#b PING", true)]
    [InlineData("dynamodb:BatchGetItem", Table, "CNT#a POLICY", false)]
    [InlineData("dynamodb:PutItem", Table, "POLICY", false)]
    [InlineData("dynamodb:PutItem", Table, "cnt#a", false)]
    [InlineData("dynamodb:PutItem", Table, "PINGS", false)]
    [InlineData("dynamodb:PutItem", Table, "", false)]
    [InlineData("dynamodb:DeleteItem", Table, "CNT#a", false)]
    [InlineData("dynamodb:PutItem", Table + "/index/Due", "CNT#a", false)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:eu-central-1:000000000000:parameter/allowed/key", "", true)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:eu-central-1:000000000000:parameter/another/key", "", false)]
    public void A_call_is_allowed_by_its_action_its_resource_and_every_one_of_its_keys(
        string action,
        string resource,
        string keys,
        bool isAllowed
    )
    {
        var grants = RoleGrants.Of(SamTemplate.Load(TestStack.Fixture("permissions.yaml"), Account))["Bound"];

        Assert.Equal(
            isAllowed,
            grants.Any(g => g.Allows(new(action, resource, keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
        );
    }

    [Theory]
    [InlineData("Effect: Allow", "Effect: Deny", "statement Count: only Allow")]
    [InlineData("ForAllValues:StringLike", "ForAnyValue:StringLike", "ForAnyValue:StringLike of dynamodb:LeadingKeys")]
    [InlineData(
        "[\"CNT#*\", PING]",
        "[\"CNT#*\", PING]\n                dynamodb:Attributes: [PK]",
        "dynamodb:Attributes"
    )]
    [InlineData("!Ref Shared", "arn:aws:iam::aws:policy/AdministratorAccess", "AdministratorAccess")]
    public void What_is_not_followed_here_is_refused_by_name_and_never_taken_for_allowed(
        string text,
        string replacement,
        string named
    )
    {
        var yaml = File.ReadAllText(TestStack.Fixture("permissions.yaml"))
            .Replace(text, replacement, StringComparison.Ordinal);
        var template = SamTemplate.Parse(new StringReader(yaml), Account);

        Assert.Contains(
            named,
            Assert.Throws<TemplateException>(() => RoleGrants.Of(template)).Message,
            StringComparison.Ordinal
        );
    }
}
