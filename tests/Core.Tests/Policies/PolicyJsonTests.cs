using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Channels;
using RoleFerry.Core.Tests.Routing;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Tests.Policies;

public class PolicyJsonTests
{
    private static readonly RoutingPolicy Policy = Some.Policy(
        Some.Route(
            "root",
            routes:
            [
                Some.Route("page", "severity=~\"P0|P1\"; service!=\"a\\\"b\"", @continue: true) with
                {
                    Fallback = ["page", "root"],
                    GroupBy = ["service", "region"],
                    RepeatEvery = TimeSpan.FromMinutes(15),
                    GroupInterval = TimeSpan.FromMinutes(2),
                },
                Some.Route("rest", routes: Some.Route("deep", "a=ü")),
            ]
        ),
        Some.Rule("alarmname=~\".*5xx.*\"", Severity.P1, "api", "api-errors.md"),
        Some.Rule("namespace=AWS/RDS", service: "database")
    );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_policy_that_is_written_and_read_is_the_same(bool indented)
    {
        var read = Assert
            .IsType<PolicyRead.Good>(PolicyJson.Read(PolicyJson.Write(Policy, indented), Known.Kinds))
            .Policy;

        Assert.Equal(PolicyJson.Write(Policy), PolicyJson.Write(read));
        Assert.Equal(Policy.Version, read.Version);
        Assert.Equal(
            Router.Decide(Policy, Some.Labels("severity=P0")).Channels,
            Router.Decide(read, Some.Labels("severity=P0")).Channels
        );
    }

    [Fact]
    public void Time_windows_inhibition_and_maintenance_are_written_and_read()
    {
        var policy = Policy with
        {
            Root = Policy.Root with
            {
                Routes = [Policy.Root.Routes[0] with { MuteDuring = ["nights"], ActiveDuring = ["last-days"] }],
            },
            TimeWindows = new[]
            {
                new TimeWindow(
                    "nights",
                    "Europe/Berlin",
                    [new TimeInterval { Times = [new(0, 360), new(1320, 1440)], Weekdays = [new(1, 5)] }]
                ),
                new TimeWindow(
                    "last-days",
                    "UTC",
                    [
                        new TimeInterval
                        {
                            DaysOfMonth = [new(-3, -1)],
                            Months = [new(6, 8)],
                            Years = [new(2026, 2026)],
                        },
                    ]
                ),
            }.ToImmutableSortedDictionary(w => w.Name, w => w, StringComparer.Ordinal),
            Flapping = new Flapping(4, TimeSpan.FromHours(1)),
            PersonLimit = new PageLimit(6, TimeSpan.FromMinutes(30)),
            Channels = Policy.Channels.SetItem("page", Policy.Channels["page"] with { DigestAbove = 9 }),
            Inhibit =
            [
                new InhibitRule("down", Some.Matchers("severity=P0"), Some.Matchers("severity!=P0"), ["service"]),
            ],
            Maintenance =
            [
                new Maintenance(
                    "once",
                    "api",
                    new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero),
                    new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
                    null,
                    true
                ),
                new Maintenance("weekly", "database", null, null, "nights", false),
            ],
        };
        policy = policy with { Version = PolicyJson.VersionOf(policy) };

        var read = Assert.IsType<PolicyRead.Good>(PolicyJson.Read(PolicyJson.Write(policy), Known.Kinds)).Policy;

        Assert.Equal(
            Encoding.UTF8.GetString(PolicyJson.Write(policy)),
            Encoding.UTF8.GetString(PolicyJson.Write(read))
        );
        Assert.Equal(policy.Maintenance, read.Maintenance);
        Assert.Equal((policy.PersonLimit, 9), (read.PersonLimit, read.Channels["page"].DigestAbove));
    }

    /// <summary>
    /// Tables hold policies of older versions, and a version is the hash of each byte. The file has all that a policy
    /// can say, as version 1 of the form was first written.
    /// </summary>
    [Fact]
    public void What_an_older_version_compiled_is_read_and_written_again_byte_for_byte()
    {
        var compiled = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Policies", "compiled.json"));

        var policy = Assert.IsType<PolicyRead.Good>(PolicyJson.Read(compiled, Known.Kinds)).Policy;

        Assert.Equal(
            Encoding.UTF8.GetString(compiled),
            Encoding.UTF8.GetString(PolicyJson.Write(policy, indented: true))
        );
        Assert.Equal("sha-3b150c544758", policy.Version);
    }

    [Fact]
    public void What_a_policy_does_not_use_leaves_its_version_as_it_was()
    {
        var json = Encoding.UTF8.GetString(PolicyJson.Write(Policy));

        Assert.DoesNotContain("timeWindows", json, StringComparison.Ordinal);
        Assert.DoesNotContain("muteDuring", json, StringComparison.Ordinal);
        Assert.DoesNotContain("inhibit", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_names_the_content_and_nothing_but_the_content()
    {
        Assert.Matches("^sha-[0-9a-f]{12}$", Policy.Version);
        Assert.Equal(Policy.Version, PolicyJson.VersionOf(Policy with { Version = "other" }));
        Assert.NotEqual(Policy.Version, PolicyJson.VersionOf(Policy with { HandOverAfterAttempts = 3 }));
    }

    [Theory]
    [InlineData("not json", "It is not JSON: ")]
    [InlineData("[]", "In the policy: The JSON value could not be converted to ")]
    [InlineData("{}", "In the policy: JSON deserialization for type ")]
    [InlineData("{\"format\":2}", "Its format is 2; this program only supports 1.")]
    [InlineData("{\"format\":1e99}", "In format: a whole number from 0 on is expected.")]
    public void What_is_no_policy_is_answered_with_a_sentence(string json, string sentence) =>
        Assert.StartsWith(sentence, Why(Encoding.UTF8.GetBytes(json)), StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_answered_with_a_sentence() =>
        Assert.NotEmpty(Why([.. "{\"format\":1,\"version\":\""u8, 0xFF, .. "\"}"u8]));

    [Theory]
    [InlineData("surprise", "1", "In surprise: The JSON property 'surprise' could not be mapped to any .NET member")]
    [InlineData("handOverAfterAttempts", "3", "was edited after it was compiled.")]
    [InlineData("insufficientData", "\"maybe\"", "In insufficientData: one of note, alarm, ok is expected.")]
    [InlineData("channels", "[]", "Route root names the channel root, which does not exist.")]
    [InlineData(
        "channels",
        """[{"name":"root","kind":"pigeon","target":""}]""",
        "In channels[0].kind: one of pagerduty, slack, email, test is expected."
    )]
    [InlineData("channels", "[1]", "In channels[0]: The JSON value could not be converted to ")]
    [InlineData(
        "classification",
        "[{\"match\":[\"a=~(\"]}]",
        "In classification[0].match[0]: `(` is not a regular expression: a ( without its ) (at character 0)."
    )]
    [InlineData(
        "classification",
        "[{\"match\":[],\"severity\":\"P7\"}]",
        "In classification[0].severity: is not P0, P1, P2 or P3."
    )]
    [InlineData("route", "{}", "In route: JSON deserialization for type ")]
    [InlineData(
        "channels",
        "[{\"name\":\"a\",\"kind\":\"fax\",\"target\":\"\"}]",
        "In channels[0].kind: one of pagerduty, slack, email, test is expected."
    )]
    [InlineData("classification", "[{\"match\":[null]}]", "Null is no value (at byte ")]
    [InlineData("personLimit", "{\"pages\":0,\"perSeconds\":60}", "In personLimit.pages: somebody has to be rung.")]
    [InlineData(
        "timeWindows",
        "[{\"name\":\"w\",\"zone\":\"Mars\",\"during\":[]}]",
        "In timeWindows[0].zone: there is no zone Mars."
    )]
    [InlineData(
        "timeWindows",
        "[{\"name\":\"w\",\"zone\":\"UTC\",\"during\":[{\"times\":[\"noon\"],\"weekdays\":[],\"daysOfMonth\":[],"
            + "\"months\":[],\"years\":[]}]}]",
        "In timeWindows[0].during[0].times: noon is no range."
    )]
    public void What_was_tampered_with_is_refused_with_a_sentence(string field, string value, string sentence)
    {
        var json = JsonNode.Parse(PolicyJson.Write(Policy))!;
        json[field] = JsonNode.Parse(value);

        Assert.Contains(sentence, Why(JsonSerializer.SerializeToUtf8Bytes(json)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_is_needed_and_of_its_kind()
    {
        var json = JsonNode.Parse(PolicyJson.Write(Policy))!.AsObject();
        Assert.All(json.Select(f => f.Key).ToArray(), name =>
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
        var good = PolicyJson.Write(Policy);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte)
            .Array[1, 3]
            .Sample(changes =>
            {
                var broken = good.ToArray();
                foreach (var (at, value) in changes)
                    broken[at] = value;

                if (
                    !broken.AsSpan().SequenceEqual(good) && PolicyJson.Read(broken, Known.Kinds) is PolicyRead.Good read
                )
                    Assert.Equal(good, PolicyJson.Write(read.Policy));
            });
    }

    private static string Why(byte[] json) => Assert.IsType<PolicyRead.Bad>(PolicyJson.Read(json, Known.Kinds)).Why;
}
