using RoleFerry.Core.Silences;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Silences;

public class SilenceSetTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a=1", "a=1", true)]
    [InlineData("a=1", "a=2", false)]
    [InlineData("a=1; b=\"\"", "a=1", true)]
    [InlineData("a=1; b=\"\"", "a=1,b=2", false)]
    [InlineData("a=~\"1|2\"", "a=2", true)]
    [InlineData("a!=1", "b=1", true)]
    [InlineData("a=\"\"", "b=1", true)]
    public void All_of_its_matchers_must_match(string match, string labels, bool expected) =>
        Assert.Equal(expected, !SilenceSet.Of([Of("SIL-1", match)]).About(Some.Labels(labels), null).IsEmpty);

    [Fact]
    public void Each_that_is_about_an_alarm_is_found_whichever_label_it_lies_under()
    {
        var silences = Enumerable
            .Range(0, 200)
            .Select(i =>
                Of(
                    $"SIL-{i:D3}",
                    i % 3 == 0 ? $"a={i}"
                        : i % 3 == 1 ? $"b={i % 5}; a=~\".*\""
                        : $"c!={i}"
                )
            )
            .ToArray();
        var labels = Some.Labels("a=30,b=2,c=5");

        Assert.Equal(
            silences.Where(s => s.IsAbout(labels, null)).Select(s => s.Id),
            SilenceSet.Of(silences.Reverse()).About(labels, null).Select(s => s.Id)
        );
    }

    [Fact]
    public void A_silence_of_an_incident_is_about_its_alarms_only()
    {
        var set = SilenceSet.Of([Of("SIL-1", "") with { Incidents = ["INC-1"] }]);

        Assert.Single(set.About(Some.Labels("a=1"), "INC-1"));
        Assert.Empty(set.About(Some.Labels("a=1"), "INC-2"));
        Assert.Empty(set.About(Some.Labels("a=1"), null));
    }

    [Fact]
    public void Silences_that_are_not_about_an_alarm_cost_no_memory()
    {
        var labels = Some.Labels("service=api,alarmname=checkout-latency,region=eu-west-1");
        Assert.Equal(Allocated(Many(10), labels), Allocated(Many(10_000), labels));

        static SilenceSet Many(int count) =>
            SilenceSet.Of(Enumerable.Range(0, count).Select(i => Of($"SIL-{i}", $"service=api; alarmname=queue-{i}")));

        static long Allocated(SilenceSet set, Dictionary<string, string> labels)
        {
            set.About(labels, null);
            var before = GC.GetAllocatedBytesForCurrentThread();
            set.About(labels, null);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static Silence Of(string id, string match) =>
        new()
        {
            Id = id,
            Matchers = Some.Matchers(match),
            From = Noon,
            Until = Noon.AddHours(1),
            Author = "ana",
            Reason = "because",
            CreatedAt = Noon,
        };
}
