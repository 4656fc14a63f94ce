using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// An invocation calls no more than what it does asks for: what it reads serves what it writes, and what it writes
/// serves what it tells, or what was refused or went wrong. Whatever goes wrong, it does not hammer.
/// </summary>
internal sealed class CostCheck(World world)
{
    /// <summary>
    /// Near the most that was measured in some thousand histories; AlarmRouter also reads and writes its alarm's tags.
    /// </summary>
    private static readonly Bound[] Bounds =
    [
        new(Reads: 12, PerWrite: 2, PerTold: 1, PerTrouble: 2, Writes: 9, WritesPerTold: 3, Most: 500),
        new(Reads: 74, PerWrite: 8, PerTold: 8, PerTrouble: 4, Writes: 40, WritesPerTold: 4, Most: 4_000),
        new(Reads: 11, PerWrite: 2, PerTold: 1, PerTrouble: 2, Writes: 8, WritesPerTold: 3, Most: 500),
        new(Reads: 11, PerWrite: 2, PerTold: 1, PerTrouble: 2, Writes: 8, WritesPerTold: 3, Most: 500),
    ];

    /// <summary>SSM: the secrets at a cold start, and again where one does not fit.</summary>
    private const int MostParameters = 8;

    /// <summary>What is read for messages that cannot be sent any more where a process stands still between.</summary>
    private const int ReadInVain = 10;

    /// <summary>A process calls something.</summary>
    public void Called(FunctionProcess process)
    {
        var most = Bounds[(int)process.Kind].Most;
        if (process.Calls.Sum() == most + 1)
            world.Checks.Break("calls are few", $"{process} made more than {most} calls in one invocation");
    }

    /// <summary>An invocation has ended.</summary>
    public void Ended(Invocation invocation, FunctionProcess process)
    {
        var bound = Bounds[(int)process.Kind];
        var told =
            process.Calls[(int)Service.PagerDuty]
            + process.Calls[(int)Service.Slack]
            + process.Calls[(int)Service.Mail];
        var (writes, trouble) = (process.Writes, process.Refusals + process.Faults);
        var reads = process.Calls[(int)Service.Table] - writes;
        Check(
            "reads",
            reads,
            bound.Reads
                + (bound.PerWrite * writes)
                + (bound.PerTold * told)
                + (bound.PerTrouble * trouble)
                + (process.HasStoodStill ? ReadInVain : 0)
        );
        Check("writes", writes, bound.Writes + (bound.WritesPerTold * told) + (bound.PerTrouble * trouble));
        // Two ids of an alarm that comes late may be ended, and each be paged again.
        Check("messages", told, 4 + (2 * writes) + process.Faults);
        Check("secrets", process.Calls[(int)Service.Parameters], MostParameters + (told / 2) + process.Faults);

        void Check(string what, int count, int most)
        {
            if (count > most)
                world.Checks.Break(
                    "calls are few",
                    $"{process} made {count} calls for {what} in {invocation.What}, where {most} are enough: {told} "
                        + $"were for messages, {writes} were writes, {trouble} went wrong or were refused"
                );
        }
    }

    /// <summary>What an invocation of a function may call.</summary>
    /// <param name="Reads">Reads of the table in any case.</param>
    /// <param name="PerWrite">More reads for each write.</param>
    /// <param name="PerTold">More reads for each message.</param>
    /// <param name="PerTrouble">More reads and writes for each call that went wrong or was refused.</param>
    /// <param name="Writes">Writes of the table in any case.</param>
    /// <param name="WritesPerTold">More writes for each message.</param>
    /// <param name="Most">
    /// Calls, whatever goes wrong: a minute in which nothing answers tries on for all its time.
    /// </param>
    private readonly record struct Bound(
        int Reads,
        int PerWrite,
        int PerTold,
        int PerTrouble,
        int Writes,
        int WritesPerTold,
        int Most
    );
}
