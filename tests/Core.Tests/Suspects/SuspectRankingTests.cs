using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Suspects;

public class SuspectRankingTests
{
    private static readonly ServiceGraph Graph = new([
        ("api", "database"),
        ("api", "cache"),
        ("api", "search"),
        ("search", "database"),
        ("workers", "database"),
        ("workers", "apollo"),
    ]);

    private static readonly Symptom SlowApi = new("api", SeriesRole.Latency, Numbers.Onset);

    /// <summary>An API that takes 200 ms more for each of its calls.</summary>
    private static readonly ImmutableArray<ObservedSeries> Slow = Numbers.Calls("api", 1_000, 100, 300);

    [Fact]
    public void A_full_database_stands_before_the_api_that_waits_for_it()
    {
        var suspects = Rank([
            .. Slow,
            Numbers.Of("database", SeriesRole.Saturation, 50, 96, name: "connections"),
            Numbers.Of("cache", SeriesRole.Saturation, 40, 40, name: "memory"),
        ]);

        Assert.Equal(["database", "api"], suspects.Select(s => s.Node));
        Assert.Equal("connections 97, usually 49 to 50.9", suspects[0].Evidence[0].Text);
    }

    [Fact]
    public void Where_nothing_below_has_moved_it_is_the_service_itself() =>
        Assert.Equal("api", Rank([.. Slow, Numbers.Of("database", SeriesRole.Saturation, 50, 51)])[0].Node);

    [Fact]
    public void Time_that_is_spent_below_is_not_a_services_own()
    {
        var suspects = Rank([.. Slow, .. Numbers.Calls("search", 1_000, 20, 215)]);

        Assert.Equal("search", suspects[0].Node);
        Assert.True(suspects.SingleOrDefault(s => s.Node == "api") is null or { Score: < 0.2 });
    }

    [Fact]
    public void Of_a_database_that_several_call_each_bears_its_share()
    {
        var suspects = Rank([
            .. Slow,
            .. Numbers.Calls("search", 1_000, 20, 220),
            .. Numbers.Calls("workers", 9_000, 20, 20),
            .. Numbers.Calls("database", 10_000, 5, 10),
        ]);

        Assert.Equal("search", suspects[0].Node);
    }

    [Fact]
    public void Few_calls_that_got_very_slow_explain_little()
    {
        var suspects = Rank([
            .. Slow,
            .. Numbers.Calls("search", 1_000, 20, 200),
            .. Numbers.Calls("cache", 2, 1, 900),
        ]);

        Assert.Equal("search", suspects[0].Node);
        Assert.True(suspects.Single(s => s.Node == "cache").Score < 0.1);
    }

    [Fact]
    public void What_the_service_does_not_depend_on_stands_behind()
    {
        var suspects = Rank([
            Numbers.Of("apollo", SeriesRole.Saturation, 50, 96),
            Numbers.Of("cache", SeriesRole.Saturation, 50, 60),
        ]);

        Assert.Equal(["cache", "apollo"], suspects.Select(s => s.Node));
    }

    [Fact]
    public void More_calls_are_explained_by_whoever_calls()
    {
        var suspects = Rank([
            Numbers.Of("api", SeriesRole.Requests, 100, 900),
            Numbers.Of("search", SeriesRole.Requests, 100, 900),
        ]);

        Assert.Equal(["api", "search"], suspects.Select(s => s.Node));
        Assert.True(suspects[1].Score < suspects[0].Score / 3);
    }

    [Fact]
    public void What_began_later_counts_less()
    {
        ObservedSeries Cache(int minute) => Numbers.Of("cache", SeriesRole.Saturation, 50, 96, minute);

        Assert.True(Rank([Cache(2)])[0].Score < Rank([Cache(0)])[0].Score);
    }

    [Fact]
    public void Evidence_of_other_kinds_adds_up_and_keeps_its_words()
    {
        var change = new Evidence(
            "search",
            0.5,
            Numbers.Onset.AddMinutes(-12),
            "search 1.42.1 deployed, 12 min before"
        );
        var error = new Evidence("search", 0.4, Numbers.Onset, "a new error: KeyError in search");

        var suspects = SuspectRanking.Of(SlowApi, Graph, [], [error, change]);

        var only = Assert.Single(suspects);
        Assert.Equal(0.7, only.Score, 6);
        Assert.Equal([change, error], only.Evidence);
    }

    [Fact]
    public void Without_a_graph_everything_counts_by_itself()
    {
        var suspects = SuspectRanking.Of(
            SlowApi,
            ServiceGraph.Empty,
            [.. Slow, Numbers.Of("apollo", SeriesRole.Saturation, 50, 96)],
            []
        );

        Assert.Equal(["api", "apollo"], suspects.Select(s => s.Node));
    }

    [Fact]
    public void Without_a_graph_whose_calls_are_mostly_new_stands_before_whoever_calls_it()
    {
        var series = Slow.Concat(Numbers.Calls("search", 1_000, 20, 215));

        Assert.Equal("search", SuspectRanking.Of(SlowApi, ServiceGraph.Empty, series, [])[0].Node);
    }

    [Fact]
    public void A_symptom_of_no_known_kind_weighs_time_and_failures_alike()
    {
        var suspects = SuspectRanking.Of(
            new Symptom("api", null, Numbers.Onset),
            Graph,
            [.. Numbers.Calls("search", 1_000, 20, 215), Numbers.Of("search", SeriesRole.Failures, 0, 5)],
            []
        );

        Assert.Equal(2, Assert.Single(suspects).Evidence.Length);
    }

    [Fact]
    public void Whatever_is_measured_each_score_is_a_chance_and_the_order_does_not_depend_on_theirs()
    {
        var chance = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            string[] nodes = ["api", "search", "database", "cache", "workers", "apollo", "elsewhere"];
            var roles = Enum.GetValues<SeriesRole>();
            var series = Enumerable
                .Range(0, 30)
                .Select(n =>
                    Numbers.Of(
                        nodes[chance.Next(nodes.Length)],
                        roles[chance.Next(roles.Length)],
                        chance.Next(3) * chance.NextDouble() * 1_000,
                        chance.Next(3) * chance.NextDouble() * 1_000,
                        chance.Next(-3, 8),
                        $"value {n}"
                    )
                )
                .ToArray();

            var suspects = Rank(series);
            chance.Shuffle(series);

            Assert.All(suspects, s => Assert.InRange(s.Score, 0, 1));
            Assert.All(suspects.SelectMany(s => s.Evidence), e => Assert.True(e.Score is > 0 and <= 1));
            Assert.Equal(Told(suspects), Told(Rank(series)));
        }
    }

    private static ImmutableArray<Suspect> Rank(IEnumerable<ObservedSeries> series) =>
        SuspectRanking.Of(SlowApi, Graph, series, []);

    private static string[] Told(ImmutableArray<Suspect> suspects) =>
        [.. suspects.Select(s => $"{s.Node} {s.Score:F9}: {string.Join("; ", s.Evidence.Select(e => e.Text))}")];
}
