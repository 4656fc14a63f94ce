using System.Text.Json;
using RoleFerry.Chaos.Plans;
using RoleFerry.Core.Signals;

namespace RoleFerry.Local.Tests.Chaos;

public class ChaosPlanTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_seed_another()
    {
        Assert.Equal(Told(ChaosPlan.Of(200, 7, Minute)), Told(ChaosPlan.Of(200, 7, Minute)));
        Assert.NotEqual(Told(ChaosPlan.Of(200, 7, Minute)), Told(ChaosPlan.Of(200, 8, Minute)));
    }

    [Fact]
    public void A_plan_has_everything_in_it_that_can_happen()
    {
        var plan = ChaosPlan.Of(500, 1, Minute);

        Assert.Equal(500, plan.Alarms.Select(a => a.Name).Distinct().Count());
        Assert.Equal(Enum.GetValues<Severity>(), plan.Alarms.Select(a => a.Severity).Distinct().Order());
        Assert.Equal(Enum.GetValues<SignalShape>(), plan.Signals.Select(s => s.Shape).Distinct().Order());
        Assert.Contains(plan.Signals, s => s.IsCopy && s.State == "ALARM");
        Assert.Contains(plan.Signals, s => s.IsCopy && s.State == "OK");
        Assert.Contains(plan.Signals, s => s.State == "ALARM" && s.At > s.Alarm.Recovers);
        Assert.Equal(6 * 3, plan.Faults.OfType<PlannedFault.Vendor>().Select(f => f.Kind).Distinct().Count());
        Assert.Equal(
            [
                nameof(PlannedFault.Kill),
                nameof(PlannedFault.KillAtCall),
                nameof(PlannedFault.StopDatabase),
                nameof(PlannedFault.Vendor),
            ],
            plan.Faults.Select(f => f.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Each_alarm_has_one_first_delivery_and_faults_of_one_kind_do_not_end_each_other()
    {
        var plan = ChaosPlan.Of(500, 1, Minute);

        Assert.Equal(500, plan.Signals.Count(s => s is { State: "ALARM", IsCopy: false }));
        Assert.All(plan.Faults, f => Assert.InRange(f.Ends, f.At, plan.Length));
        foreach (
            var same in plan
                .Faults.Where(f => f.Ends > f.At)
                .GroupBy(f => (f as PlannedFault.Vendor)?.Service ?? "database")
        )
            Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.First.Ends <= pair.Second.At));
    }

    [Theory]
    [InlineData(nameof(SignalShape.Direct))]
    [InlineData(nameof(SignalShape.Sns))]
    [InlineData(nameof(SignalShape.EventBridge))]
    public void An_event_names_its_alarm_and_the_moment_of_its_transition(string shape)
    {
        var alarm = new PlannedAlarm("chaos-0001-probe", Severity.P0, "api", TimeSpan.Zero, null);

        var json = new PlannedSignal(
            default,
            alarm,
            "ALARM",
            TimeSpan.FromSeconds(1.5),
            Enum.Parse<SignalShape>(shape),
            false
        ).Event(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

        using var parsed = JsonDocument.Parse(json);
        Assert.Contains("chaos-0001-probe", json, StringComparison.Ordinal);
        Assert.Contains("severity=P0 service=api", json, StringComparison.Ordinal);
        Assert.Contains("2026-01-31T12:00:01.500", json, StringComparison.Ordinal);
    }

    private static string Told(ChaosPlan plan) =>
        string.Join('\n', plan.Signals.AsEnumerable<object>().Concat(plan.Faults).Concat(plan.Ticks.Cast<object>()));
}
