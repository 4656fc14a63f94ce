using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

/// <summary>Whom a policy knows by other systems' names.</summary>
public class OnCallPolicyTests
{
    private static readonly OnCallPolicy Policy = Some.Policy() with
    {
        People =
        [
            new Person("ann", "Ann", "", Email: "ann@example.com", Aws: "a.abel"),
            new Person("ben", "Ben", "", Email: "ben@example.com"),
            new Person("cem", "Cem", ""),
        ],
    };

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/a.abel", "ann")]
    [InlineData("arn:aws:iam::123456789012:user/division/team/A.Abel", "ann")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_OnCall_0a1b/ben@example.com", "ben")]
    [InlineData("arn:aws-cn:sts::123456789012:federated-user/cem", "cem")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/ann/ann", null)]
    [InlineData("arn:aws:sts::123456789012:assumed-role/ben/ann@example.com", null)]
    [InlineData("arn:aws:iam::123456789012:root", null)]
    [InlineData("", null)]
    public void Aws_names_somebody_behind_the_last_stroke(string arn, string? person) =>
        Assert.Equal(person, Policy.FindByAws(arn)?.Id);
}
