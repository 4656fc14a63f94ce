using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Tests.Channels;

namespace RoleFerry.Core.Tests.Signals;

public class WatchdogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_five_minutes_one_transition_is_due_ALARM_and_OK_by_turns()
    {
        var day = Enumerable
            .Range(0, 24 * 60)
            .Select(m => Noon.AddMinutes(m))
            .Where(Watchdog.IsDue)
            .Select(Watchdog.At)
            .ToList();

        Assert.Equal(288, day.Count);
        Assert.All(day.Chunk(2), pair =>
        {
            Assert.Equal((SignalState.Alarm, SignalState.Ok), (pair[0].State, pair[1].State));
            Assert.Equal(pair[0].Key, pair[1].Key);
            Assert.Equal(Watchdog.Every, pair[1].At - pair[0].At);
        });
        Assert.Equal(144, day.Select(s => s.Key).Distinct().Count());
    }

    [Fact]
    public void A_copy_of_a_tick_sends_the_same_beat() =>
        Assert.Equal(Watchdog.At(Noon).DedupId, Watchdog.At(Noon.AddSeconds(59)).DedupId);

    [Fact]
    public void A_beat_survives_the_topic()
    {
        var read = SignalReader.Read(System.Text.Encoding.UTF8.GetBytes(SignalDocument.Write(Watchdog.At(Noon))), Noon);

        Assert.True(Watchdog.Is(Assert.Single(read.Signals)));
    }

    [Fact]
    public void The_teams_policy_leads_it_to_nobody_and_one_without_its_route_is_found_out()
    {
        var policy = Assert
            .IsType<PolicyRead.Good>(
                PolicyJson.Read(
                    File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "routing.compiled.json")),
                    Known.Kinds
                )
            )
            .Policy;

        Assert.True(WatchdogRoutes.ReachesNobody(policy));
        Assert.False(
            WatchdogRoutes.ReachesNobody(
                policy with
                {
                    Root = policy.Root with { Routes = [.. policy.Root.Routes.Where(r => r.Name != "heartbeat")] },
                }
            )
        );
        Assert.False(
            WatchdogRoutes.ReachesNobody(
                policy with
                {
                    Root = policy.Root with
                    {
                        Routes =
                        [
                            .. policy.Root.Routes.Select(r =>
                                r.Name == "heartbeat" ? r with { Fallback = ["email"] } : r
                            ),
                        ],
                    },
                }
            )
        );
    }
}
