using CsCheck;
using RoleFerry.Core.Channels.Teams;

namespace RoleFerry.Core.Tests.Channels.Teams;

public class AcknowledgeLinkTests
{
    private const string Key = "a-long-random-text";

    private static readonly string Token = AcknowledgeLink.Write(Key, "INC-7F3K9Q2M", "team", Sample.Began);

    [Fact]
    public void A_link_says_which_incident_in_which_channel_and_until_when()
    {
        var link = AcknowledgeLink.Read(Key, Token);

        Assert.Equal(
            ("INC-7F3K9Q2M", "team", Sample.Began + AcknowledgeLink.ValidFor),
            (link?.IncidentId, link?.Channel, link?.Until)
        );
    }

    [Fact]
    public void A_link_of_another_key_is_forged() => Assert.Null(AcknowledgeLink.Read("another", Token));

    [Fact]
    public void Whatever_is_changed_of_a_link_it_is_forged() =>
        Gen.Select(Gen.Int[0, Token.Length - 1], Gen.Char.AlphaNumeric)
            .Sample(
                (at, letter) =>
                {
                    var changed = $"{Token[..at]}{letter}{Token[(at + 1)..]}";
                    // The last letter of base64url holds bits that say nothing.
                    if (changed != Token && AcknowledgeLink.Read(Key, changed) is { } read)
                        Assert.Equal(AcknowledgeLink.Read(Key, Token), read);
                },
                iter: 2_000
            );

    [Fact]
    public void Whatever_is_no_link_is_forged_and_nothing_is_thrown() =>
        Gen.OneOf(Gen.String, Gen.OneOf<string>("", ".", "..", "a.b", "é.é", new string('a', 5_000), "YQ.YQ"))
            .Sample(text => Assert.Null(AcknowledgeLink.Read(Key, text)));
}
