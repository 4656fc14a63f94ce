using RoleFerry.Core.Similar;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Similar;

public class SimilarIncidentsTests
{
    private static readonly IncidentWords Pool = Words(
        "INC-POOL",
        "api",
        "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
        ["api-5xx", "orders-db-connections"],
        ["database"],
        "QueuePool limit of size 5 overflow 10 reached"
    );

    private static readonly IncidentWords Disk = Words(
        "INC-DISK",
        "database",
        "AWS/RDS FreeStorageSpace",
        ["orders-db-storage"],
        ["database"],
        "No space left on device"
    );

    private static readonly IncidentWords Release = Words(
        "INC-RELEASE",
        "api",
        "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
        ["api-5xx"],
        ["api"],
        "KeyError in serializer after the release"
    );

    private static readonly IncidentWords[] Past = [Pool, Disk, Release, .. Enumerable.Range(0, 40).Select(Other)];

    [Fact]
    public void What_is_like_it_comes_first_with_what_they_share_that_few_have()
    {
        var again = Words(
            "INC-NOW",
            "api",
            "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
            ["api-5xx", "orders-db-connections"],
            ["database"],
            "QueuePool limit of size 20 overflow 10 reached, connection timed out"
        );

        var found = SimilarIncidents.Of(again, Past);

        Assert.Equal("INC-POOL", found[0].IncidentId);
        Assert.InRange(found[0].Score, 0.8, 1);
        Assert.Contains("alarm orders-db-connections", found[0].Shared);
        Assert.DoesNotContain(found, f => f.IncidentId == "INC-DISK");
    }

    [Fact]
    public void One_alarm_that_many_share_is_not_enough()
    {
        string[] often = ["api-5xx"];
        var past = Enumerable
            .Range(0, 50)
            .Select(n =>
                Words($"INC-{n}", "api", "m", often, [$"node-{n}"], $"{Letters(n)} {Letters(n + 60)} alpha{Letters(n)}")
            )
            .ToArray();

        Assert.Empty(
            SimilarIncidents.Of(Words("INC-NOW", "api", "m", often, ["elsewhere"], "something quite new here"), past)
        );
    }

    [Fact]
    public void It_is_not_like_itself_and_nothing_is_like_what_says_nothing()
    {
        Assert.Empty(SimilarIncidents.Of(Disk, [Disk]));
        Assert.Empty(SimilarIncidents.Of(Words("INC-NOW", "", "", [], [], ""), Past));
        Assert.Empty(SimilarIncidents.Of(Disk, []));
    }

    [Fact]
    public void Numbers_and_ids_make_no_difference()
    {
        var one = Words(
            "INC-1",
            "workers",
            "",
            ["worker-17-memory"],
            [],
            "DatabaseConnections 0x7f3a of 12 HTTPServer"
        );
        var other = Words("INC-2", "workers", "", ["worker-4-memory"], [], "databaseConnections of 99 HTTP server");

        Assert.Equal(one.Weights.Keys.Order(StringComparer.Ordinal), other.Weights.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("alarm worker-#-memory", one.Weights.Keys);
        Assert.Contains("word connections", one.Weights.Keys);
    }

    [Fact]
    public void The_nodes_of_a_told_text_are_read_again()
    {
        var text = SuspectText.Of(
            [
                new Suspect("database", 0.9, [new Evidence("database", 0.9, null, "connections 96: full")]),
                new Suspect("api", 0.5, [new Evidence("api", 0.5, null, "1.42.1 deployed")]),
            ],
            ["cache"]
        );

        Assert.Equal(["database", "api"], SuspectText.NodesIn(text!));
    }

    private static IncidentWords Words(
        string id,
        string service,
        string metric,
        string[] alarms,
        string[] suspects,
        string text
    ) => IncidentWords.Of(id, service, metric, alarms, suspects, [text]);

    private static IncidentWords Other(int n) =>
        Words($"INC-{n}", $"service-{n % 7}", $"m{n % 5}", [$"{Letters(n)}-alarm"], [], Letters(n * 3));

    private static string Letters(int n) => $"w{(char)('a' + (n % 26))}{(char)('a' + (n / 26 % 26))}z";
}
