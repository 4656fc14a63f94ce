using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class OnCallJsonTests
{
    private static readonly OnCallPolicy Policy = Versioned(
        Some.Policy() with
        {
            HandOverChannel = "incidents",
            Swaps = [new Swap("ann", "ben", Some.Utc(2026, 2, 1), Some.Utc(2026, 2, 8))],
            Overrides = [new Override("", "dee", "primary", Some.Utc(2026, 3, 1), Some.Utc(2026, 3, 2), "ü")],
            Rotations =
            [
                new Rotation(
                    "primary",
                    Some.Start,
                    [
                        new RotationMember("ann", new LocalDate(2026, 1, 5), new LocalDate(2026, 12, 31)),
                        new RotationMember("ben"),
                    ]
                ),
            ],
            Escalations =
            [
                .. Some.Policy()
                    .Escalations.Select(e =>
                        e with
                        {
                            Opens = null,
                            Steps = [new LevelStep("primary", ["incidents"])],
                            Hours = new Hours(
                                "office",
                                [IsoDayOfWeek.Monday],
                                new LocalTime(9, 0),
                                new LocalTime(18, 30)
                            ),
                        }
                    ),
            ],
        }
    );

    [Fact]
    public void A_policy_that_is_written_and_read_is_the_same()
    {
        var read = Assert.IsType<OnCallRead.Good>(OnCallJson.Read(OnCallJson.Write(Policy))).Policy;

        Assert.Equal(OnCallJson.Write(Policy), OnCallJson.Write(read));
        Assert.Equal(Policy.Version, read.Version);
        Assert.Equal(Policy.Rotations[0].Members, read.Rotations[0].Members);
    }

    [Fact]
    public void A_version_names_the_content_and_nothing_but_the_content()
    {
        Assert.Matches("^sha-[0-9a-f]{12}$", Policy.Version);
        Assert.Equal(Policy.Version, OnCallJson.VersionOf(Policy with { Version = "other" }));
        Assert.NotEqual(Policy.Version, OnCallJson.VersionOf(Policy with { Zone = "UTC" }));
    }

    public static TheoryData<string, string> Flaws() =>
        new()
        {
            { "nowhere", "There is no time zone nowhere." },
            { "zoe", "It names zoe, who is not listed under people." },
            { "tuesday", "The rotation primary does not start on a Monday." },
            { "missing", "There has to be one escalation for P3." },
            { "ceo", "The escalation of P0 names the level ceo, which does not exist." },
            { "empty", "There is no rotation." },
        };

    [Theory]
    [MemberData(nameof(Flaws))]
    public void What_leads_nowhere_is_refused_with_a_sentence(string flaw, string sentence)
    {
        var bad = flaw switch
        {
            "nowhere" => Policy with { Zone = "nowhere" },
            "zoe" => Policy with { Fixed = [new FixedLevel("cto", "zoe")] },
            "tuesday" => Policy with { Rotations = [Policy.Rotations[0] with { Starts = new LocalDate(2026, 1, 6) }] },
            "missing" => Policy with { Escalations = Policy.Escalations.RemoveAt(3) },
            "ceo" => Policy with
            {
                Escalations = Policy.Escalations.SetItem(0, Policy.Escalations[0] with { Opens = "ceo" }),
            },
            _ => Policy with { Rotations = [] },
        };

        Assert.Equal(sentence, Why(OnCallJson.Write(Versioned(bad))));
    }

    [Fact]
    public void What_was_changed_after_it_was_compiled_is_refused()
    {
        var json = JsonNode.Parse(OnCallJson.Write(Policy))!;
        json["zone"] = "UTC";

        Assert.EndsWith(
            "it was edited after it was compiled.",
            Why(JsonSerializer.SerializeToUtf8Bytes(json)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"level": "primary"}""")]
    [InlineData("""{"channels": ["incidents"]}""")]
    [InlineData("""{"level": "primary", "channels": ["incidents"], "more": 1}""")]
    [InlineData("""{"level": 1, "channels": ["incidents"]}""")]
    [InlineData("""["level", "channels"]""")]
    public void A_step_that_no_kind_knows_is_refused(string step)
    {
        var json = JsonNode.Parse(OnCallJson.Write(Policy))!;
        json["escalations"]![0]!["steps"]![0] = JsonNode.Parse(step);

        Assert.StartsWith(
            "It is not what `roleferry oncall compile` writes",
            Why(JsonSerializer.SerializeToUtf8Bytes(json)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_policy_is_answered_with_a_sentence(string json) =>
        Assert.NotEmpty(Why(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Every_field_that_is_needed_is_missed_and_none_may_be_null()
    {
        var json = JsonNode.Parse(OnCallJson.Write(Policy))!.AsObject();
        Assert.All(json.Select(f => f.Key).Where(f => f != "handOverChannel").ToArray(), name =>
        {
            var without = json.DeepClone().AsObject();
            without.Remove(name);
            Assert.NotEmpty(Why(JsonSerializer.SerializeToUtf8Bytes(without)));

            var wrong = json.DeepClone().AsObject();
            wrong[name] = JsonNode.Parse("null");
            Assert.NotEmpty(Why(JsonSerializer.SerializeToUtf8Bytes(wrong)));
        });
    }

    [Fact]
    public void Whatever_bytes_are_broken_the_policy_is_refused_and_nothing_is_thrown()
    {
        var good = OnCallJson.Write(Policy);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte)
            .Array[1, 3]
            .Sample(changes =>
            {
                var broken = good.ToArray();
                foreach (var (at, value) in changes)
                    broken[at] = value;

                if (OnCallJson.Read(broken) is OnCallRead.Good read)
                    Assert.Equal(good, OnCallJson.Write(read.Policy));
            });
    }

    private static OnCallPolicy Versioned(OnCallPolicy policy) =>
        policy with
        {
            Version = OnCallJson.VersionOf(policy),
        };

    private static string Why(byte[] json) => Assert.IsType<OnCallRead.Bad>(OnCallJson.Read(json)).Why;
}
