using System.Globalization;
using RoleFerry.Simulation.Runs;

namespace RoleFerry.Simulation.Tests.Runs;

/// <summary>
/// What always holds, held to as many histories as a run of all tests has time for. ROLEFERRY_SCHEDULES says how many.
/// </summary>
public class CampaignTests(ITestOutputHelper output)
{
    private static int Schedules =>
        int.Parse(Environment.GetEnvironmentVariable("ROLEFERRY_SCHEDULES") ?? "1500", CultureInfo.InvariantCulture);

    [Fact]
    public void Nothing_breaks_what_always_holds()
    {
        var text = new StringWriter();

        var campaign = Campaign.Run(
            1,
            Schedules,
            TimeSpan.FromHours(1),
            mostBroken: 1,
            Environment.ProcessorCount,
            stop: TestContext.Current.CancellationToken
        );

        CampaignDisplay.Write(campaign, text);
        if (campaign.Broken is [var first, ..])
            CampaignDisplay.WriteStory(HistoryThread.Run(() => Shrinker.Shrink(first)), text);
        output.WriteLine(text.ToString());
        Assert.True(campaign.Broken.Count == 0, text.ToString());
        Assert.Equal(Schedules, campaign.Histories);
        Assert.DoesNotContain(0, campaign.Faults.Skip(1));
    }
}
