using System.Text;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Tests.Channels.Teams;

public class AcknowledgeTests(DynamoDbLocalFixture dynamo)
{
    private const string Key = "0123456789abcdef-link-key";

    [Fact]
    public async Task To_open_a_link_changes_nothing_and_its_button_acknowledges_once()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now);

        for (var i = 0; i < 3; i++)
        {
            var page = await AskAsync(house, "GET", link);
            Assert.Equal((200, true), (page.Status, page.IsPage));
            Assert.Contains("<form method=\"post\">", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);

        var done = await AskAsync(house, "POST", link, "who=maya");
        Assert.Contains($"You acknowledged {id}", done.Text, StringComparison.Ordinal);
        var incident = await house.IncidentAsync(id);
        Assert.Equal((IncidentStatus.Acknowledged, "Maya Okafor"), (incident.Status, incident.AcknowledgedBy));

        var again = await AskAsync(house, "POST", link, "who=Jonas");
        Assert.Equal(200, again.Status);
        Assert.Contains($"{id} was not changed", again.Text, StringComparison.Ordinal);
        Assert.Contains("acknowledged by Maya Okafor at ", again.Text, StringComparison.Ordinal);
        Assert.Equal("Maya Okafor", (await house.IncidentAsync(id)).AcknowledgedBy);
    }

    [Fact]
    public async Task A_link_that_was_used_does_nothing_even_after_somebody_took_the_acknowledgement_back()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now);
        await AskAsync(house, "POST", link);
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.TypeAsync($"unack {id}");

        var again = await AskAsync(house, "POST", link);

        Assert.Contains("This link has been used", again.Text, StringComparison.Ordinal);
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);
    }

    [Fact]
    public async Task The_second_of_two_links_hears_who_was_first()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var first = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now);
        var second = AcknowledgeLink.Write(Key, id, "other", house.Clock.Now);

        await AskAsync(house, "POST", first, "who=Maya Okafor");
        var answer = await AskAsync(house, "POST", second, "who=Jonas");

        Assert.Equal(200, answer.Status);
        Assert.Contains("acknowledged by Maya Okafor at ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_has_expired_is_refused_and_says_so()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now - AcknowledgeLink.ValidFor);

        Assert.Equal(410, (await AskAsync(house, "GET", link)).Status);
        Assert.Equal(410, (await AskAsync(house, "POST", link)).Status);
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(2, house.Metrics.Written.Count(m => m == "DeskRequestsStale{} 1"));
    }

    [Fact]
    public async Task A_forged_link_is_refused_and_told_to_no_log()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write("another key", id, "team", house.Clock.Now);

        Assert.Equal(403, (await AskAsync(house, "POST", link)).Status);
        Assert.Equal(403, (await AskAsync(house, "POST", "nothing")).Status);
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(2, house.Metrics.Written.Count(m => m == "DeskRequestsForged{} 1"));
        Assert.All(house.Logs.Lines, line => Assert.DoesNotContain(link, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_ours_does_not_log_the_link()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now);
        house.Wire.Before = _ =>
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(500));
            return Fault.NotCarriedOut;
        };

        Assert.Equal(503, (await AskAsync(house, "POST", link)).Status);

        Assert.All(house.Logs.Lines, line => Assert.DoesNotContain(link, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_there_is_no_such_endpoint_and_other_methods_are_turned_away()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var link = AcknowledgeLink.Write(Key, "INC-00000000", "team", house.Clock.Now);

        Assert.Equal(404, (await AskAsync(house, "GET", link)).Status);
        Assert.Equal(405, (await AskAsync(house, "PUT", link)).Status);
    }

    [Fact]
    public async Task A_name_from_outside_is_text_on_the_page()
    {
        await using var house = await OpenAsync();
        var id = await house.AlarmAsync();
        var link = AcknowledgeLink.Write(Key, id, "team", house.Clock.Now);

        var page = await AskAsync(house, "POST", link, "who=%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
    }

    private async Task<DeskHouse> OpenAsync()
    {
        var house = await DeskHouse.OpenAsync(dynamo);
        house.Parameters[$"{Rig.Prefix}/teams/link-key"] = Key;
        return house;
    }

    private static Task<EndpointAnswer> AskAsync(DeskHouse house, string method, string token, string body = "") =>
        house.HandleAsync(
            new EndpointRequest(
                method,
                $"/teams/acknowledge/{token}",
                new Dictionary<string, string>(),
                Encoding.UTF8.GetBytes(body)
            )
        );
}
