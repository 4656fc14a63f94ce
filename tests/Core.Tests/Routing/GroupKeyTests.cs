using System.Text;
using CsCheck;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Tests.Routing;

public class GroupKeyTests
{
    [Fact]
    public void By_alarm_every_alarm_has_an_incident_of_its_own()
    {
        var labels = Labels.Of(Some.Signal("api-5xx"));

        Assert.Equal(
            "alarm=cloudwatch|arn:aws:cloudwatch:eu-west-1:123456789012:alarm:api-5xx",
            GroupKey.Of(["alarm"], labels)
        );
    }

    [Fact]
    public void By_labels_what_has_them_in_common_shares_one() =>
        Assert.Equal("service=api,region=", GroupKey.Of(["service", "region"], Some.Labels("alarm=x,service=api")));

    [Fact]
    public void What_has_none_of_the_labels_shares_its_incident_with_nobody() =>
        Assert.Equal("alarm=x", GroupKey.Of(["service", "region"], Some.Labels("alarm=x")));

    [Fact]
    public void Different_values_give_different_keys()
    {
        var value = Gen.Char["a,=\\"].Array[1, 4].Select(c => new string(c));

        Gen.Select(value, value, value, value)
            .Sample((a1, b1, a2, b2) => Assert.Equal((a1, b1) == (a2, b2), Key(a1, b1) == Key(a2, b2)));

        static string Key(string a, string b) =>
            GroupKey.Of(["a", "b"], new Dictionary<string, string> { ["a"] = a, ["b"] = b });
    }

    [Fact]
    public void A_key_fits_the_table_however_long_its_values_and_still_tells_them_apart()
    {
        var one = GroupKey.Of(["a"], new Dictionary<string, string> { ["a"] = new string('ü', 4_096) });
        var other = GroupKey.Of(["a"], new Dictionary<string, string> { ["a"] = new string('ü', 4_095) + "u" });

        Assert.InRange(Encoding.UTF8.GetByteCount(one), 1, GroupKey.MaxBytes);
        Assert.NotEqual(one, other);
    }
}
