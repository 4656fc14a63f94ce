using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Histories;

/// <summary>
/// EventBridge's rule of every minute. A minute in which nothing is due is left out: that one is missed is allowed,
/// and so hours pass at once.
/// </summary>
internal sealed class MinuteRule(World world)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(55);
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(8);

    /// <summary>Of minutes in which nothing is due, so many run all the same.</summary>
    private const int IdlePercent = 1;

    /// <summary>Partitions of the index in which something waits to be told or looked at.</summary>
    private static readonly string[] Waiting = ["OUT#", "CLOCK#", "HOLD", "JOIN", "SIGNAL", "QUIET#"];

    private int _missed;
    private int _doubled;

    /// <summary>How many ran.</summary>
    public int Ran { get; private set; }

    public void Begin()
    {
        var now = world.Loop.Now;
        var next = new DateTimeOffset(now.Ticks - (now.Ticks % Every.Ticks), TimeSpan.Zero) + Every;
        world.Loop.After(next - now, null, Ring);
    }

    /// <summary>The next ones do not come.</summary>
    public void Miss(int count) => _missed = count;

    /// <summary>The next ones come twice.</summary>
    public void Double(int count) => _doubled = count;

    /// <summary>From now on each comes, and once.</summary>
    public void Forgive() => (_missed, _doubled) = (0, 0);

    /// <summary>
    /// What waits still, a message, the clock of an incident or a suppressed alarm; empty where nothing does.
    /// </summary>
    public string Waits()
    {
        var due = world.Table.Copy("Due");
        due.Apply();
        foreach (var shard in due.Items.Hashes)
        {
            if (
                Waiting.Any(w => shard.StartsWith(w, StringComparison.Ordinal))
                && due.Items.Partition(shard).Exists(i => !world.Checks.IsSpoilt(i.Pk))
            )
                return $"{shard} {due.Items.Partition(shard)[0].Pk}";
        }

        return "";
    }

    private void Ring()
    {
        var scheduled = world.Loop.Now;
        world.LookWhetherOver();
        if (_missed > 0)
        {
            _missed--;
            world.Say(null, "the minute is missed");
        }
        else if (IsAnythingDue(scheduled) || world.Chance.Percent(IdlePercent))
        {
            Run(scheduled);
            if (_doubled > 0)
            {
                _doubled--;
                world.Loop.After(world.Chance.Milliseconds(0, world.Chance.Percent(60) ? 200 : 20_000), null, () =>
                    Run(scheduled)
                );
            }
        }

        world.Loop.After(Every, null, Ring);
    }

    private void Run(DateTimeOffset scheduled)
    {
        Ran++;
        world.Lambda.InvokeLater(
            new Invocation
            {
                Kind = FunctionKind.Escalations,
                What = "the minute",
                Timeout = Timeout,
                Run = (process, remaining) => RunAsync(process, remaining, scheduled),
            }
        );
    }

    /// <summary>As Escalations does it.</summary>
    private static async Task RunAsync(FunctionProcess process, TimeSpan remaining, DateTimeOffset scheduled)
    {
        var time = process.Clock;
        using var limit = InvocationLimit.Of(remaining, Reserve / 4, time);
        var deadline = new Deadline(time.GetUtcNow() + remaining - Reserve, limit.Token);
        await process.Get<MinuteTick>().RunAsync(scheduled, deadline);
    }

    private bool IsAnythingDue(DateTimeOffset now)
    {
        var due = world.Table.Copy("Due");
        if (due.Pending > 0)
            return true;
        foreach (var shard in due.Items.Hashes)
        {
            if (
                due.Items.Partition(shard) is [var first, ..]
                && first["dueAt"] is NumberValue at
                && at.ToLong() <= now.AddSeconds(1).ToUnixTimeMilliseconds()
            )
                return true;
        }

        return false;
    }
}
