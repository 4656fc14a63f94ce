using System.Reflection;
using Amazon.Lambda.Core;

namespace RoleFerry.AwsPackages.Tests.Conformance;

public sealed class StandInsAreTrueToTheRealPackagesTests
{
    private static readonly Assembly StandIns = typeof(ILambdaContext).Assembly;

    [Fact]
    public void Every_public_member_of_the_stand_ins_is_one_of_the_real_packages()
    {
        var invented = ApiComparer.Invented(PublicApi.Of(StandIns), Listing.Read());
        Assert.True(invented.Count == 0, string.Join('\n', invented));
    }

    [Theory]
    [InlineData("Amazon.Lambda.Core.IClientApplication")]
    [InlineData("Amazon.Lambda.Core.IClientContext")]
    [InlineData("Amazon.Lambda.Core.ICognitoIdentity")]
    [InlineData("Amazon.Lambda.Core.ILambdaContext")]
    [InlineData("Amazon.Lambda.Core.ILambdaSerializer")]
    [InlineData("AWS.Lambda.Powertools.Metrics.IMetrics")]
    public void An_interface_that_a_test_may_implement_is_whole(string name) =>
        Assert.Equal(
            Listing.Read().Single(type => type.Name == name).Members.Order(StringComparer.Ordinal),
            PublicApi.Of(StandIns).Single(type => type.Name == name).Members.Order(StringComparer.Ordinal)
        );
}
