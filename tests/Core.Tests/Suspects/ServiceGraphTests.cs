using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Suspects;

public class ServiceGraphTests
{
    private static readonly ServiceGraph Graph = new([
        ("api", "database"),
        ("api", "cache"),
        ("workers", "database"),
        ("workers", "apollo"),
        ("api", "database"),
        ("api", "api"),
        ("apollo", "workers"),
    ]);

    [Fact]
    public void A_node_reaches_what_it_calls_and_what_that_calls_also_in_a_circle()
    {
        Assert.Equal(["api 0", "cache 1", "database 1"], Reach("api"));
        Assert.Equal(["apollo 1", "database 1", "workers 0"], Reach("workers"));
        Assert.Equal(["apollo 0", "database 2", "workers 1"], Reach("apollo"));
        Assert.Equal(["elsewhere 0"], Reach("elsewhere"));
    }

    [Fact]
    public void Callers_and_callees_are_each_known_once()
    {
        Assert.Equal(["cache", "database"], Graph.CalleesOf("api"));
        Assert.Equal(["api", "workers"], Graph.CallersOf("database"));
        Assert.Empty(Graph.CallersOf("api"));
        Assert.False(Graph.IsEmpty);
        Assert.True(ServiceGraph.Empty.IsEmpty);
    }

    private static string[] Reach(string node) =>
        [.. Graph.Reach(node).Select(r => $"{r.Key} {r.Value}").Order(StringComparer.Ordinal)];
}
