using CsCheck;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Dashboards;

namespace RoleFerry.Core.Tests.Dashboards;

public class ButtonPressTests
{
    private const string Key = "a-long-random-text";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string Token = ButtonPress.Write(Key, "resolve", "INC-7F3K9Q2M", Now);

    [Fact]
    public void It_says_what_is_done_to_which_incident_and_until_when()
    {
        var press = ButtonPress.Read(Key, Token);

        Assert.Equal(
            ("resolve", "INC-7F3K9Q2M", Now + ButtonPress.ValidFor),
            (press?.Action, press?.IncidentId, press?.Until)
        );
    }

    [Fact]
    public void One_of_another_key_or_for_another_purpose_is_forged()
    {
        Assert.Null(ButtonPress.Read("another", Token));
        Assert.Null(ButtonPress.Read(Key, AcknowledgeLink.Write(Key, "INC-7F3K9Q2M", "team", Now)));
    }

    [Fact]
    public void Whatever_is_no_token_is_forged_and_nothing_is_thrown() =>
        Gen.OneOf(Gen.String, Gen.OneOf<string>("", ".", "..", "a.b", "é.é", new string('a', 5_000), "YQ.YQ"))
            .Sample(text => Assert.Null(ButtonPress.Read(Key, text)));
}
