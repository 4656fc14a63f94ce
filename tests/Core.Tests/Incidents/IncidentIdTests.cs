using RoleFerry.Core.Incidents;

namespace RoleFerry.Core.Tests.Incidents;

public class IncidentIdTests
{
    [Fact]
    public void Ids_do_not_change_between_releases()
    {
        Assert.Equal("INC-3TA7Q8NQ", IncidentId.Derive("alarm=x", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_taken_id_gives_way_to_another()
    {
        Assert.NotEqual(
            IncidentId.Derive("alarm=x", DateTimeOffset.UnixEpoch),
            IncidentId.Derive("alarm=x", DateTimeOffset.UnixEpoch, attempt: 1)
        );
    }

    [Fact]
    public void Ten_thousand_incidents_of_one_storm_have_ten_thousand_ids()
    {
        var ids = Enumerable.Range(0, 10_000).Select(n => IncidentId.Derive($"alarm={n}", DateTimeOffset.UnixEpoch));

        Assert.Equal(10_000, ids.Distinct().Count());
    }
}
