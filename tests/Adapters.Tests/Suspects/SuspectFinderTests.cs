using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Tests.Suspects;

public class SuspectFinderTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task A_database_that_is_full_comes_before_the_api_that_waits_for_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var incident = await IncidentAsync(house);
        var broke = incident.BeganAt.AddMinutes(-4);

        var found = await FindAsync(house, incident, (metric, at) => metric switch
            {
                "Connections" => at >= broke.AddMinutes(-6) ? 96 : 50 + (at.Minute % 5),
                "Requests" => 100,
                "Errors" => at >= broke ? 30 : null,
                "Seconds" => 0.2,
                _ => null,
            });

        var database = found.Suspects[0];
        Assert.Equal("database", database.Node);
        Assert.Equal("connections 96, usually 54, 10 min before", Text(database.Evidence[0]));
        Assert.Equal("AWS/Shop Connections Maximum{Id=orders}", database.Evidence[0].Query);
        var api = found.Suspects.Single(s => s.Node == "api");
        Assert.Equal("100 * AWS/Shop Errors Sum{} / Requests Sum{}", api.Evidence[0].Query);
        Assert.Contains(found.Unseen, u => u == ("cache", "memory", "the stack's Cache is empty"));
        Assert.Contains(found.Unseen, u => u == ("apollo", "", "services.yaml names no metrics"));
        Assert.Contains(found.Unseen, u => u == ("workers", "tasks", "CloudWatch has no values"));

        string Text(Evidence e) => e.Text.Replace("54 to 54", "54", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_as_usual_is_quiet()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var incident = await IncidentAsync(house);

        var found = await FindAsync(house, incident, (metric, _) => metric is "Connections" ? 50
            : metric is "Requests" ? 100
            : null);

        Assert.Empty(found.Suspects);
        Assert.Equal([("api", 2), ("database", 1)], found.Quiet.Order());
    }

    [Fact]
    public async Task Changes_and_other_incidents_count_and_CloudWatch_is_not_needed_for_them()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var incident = await IncidentAsync(house);
        await house
            .Get<ChangeStore>()
            .PutAsync(
                new Change
                {
                    Service = "database",
                    Version = "17.2",
                    At = incident.BeganAt.AddMinutes(-7),
                },
                house.Clock.Now,
                Deadline.Never
            );
        await house.HandleAsync(
            TestHouse.Signal(SignalState.Alarm, 0, "cache-memory") with
            {
                Description = "severity=P1 service=cache",
            }
        );

        var found = await FindAsync(house, incident, cloudWatch: null);

        Assert.Equal(["database", "cache"], found.Suspects.Select(s => s.Node));
        Assert.Equal("17.2 deployed 7 min before", found.Suspects[0].Evidence[0].Text);
        Assert.Contains("cache-memory", found.Suspects[1].Evidence[0].Text, StringComparison.Ordinal);
        Assert.Contains(found.Unseen, u =>
            u.Service.Length == 0 && u.Why.Contains("AccessDenied", StringComparison.Ordinal)
        );
    }

    private static async Task<Incident> IncidentAsync(TestHouse house)
    {
        var answer = await house.AlarmAsync(0);
        return (await house.IncidentAsync(answer.IncidentId!)).Incident;
    }

    private static Task<FoundSuspects> FindAsync(
        TestHouse house,
        Incident incident,
        Func<string, DateTimeOffset, double?>? cloudWatch
    ) =>
        new SuspectFinder(
            new ServiceMetrics(Shop.Reader(house.Clock, cloudWatch), house.Clock),
            house.Get<ChangeStore>(),
            new ErrorGroupStore(house.Get<TableCalls>()),
            new IncidentHistory(house.Get<TableCalls>())
        ).FindAsync(incident, Shop.Map, Shop.Values, incident.BeganAt.AddMinutes(2), Deadline.Never);
}
