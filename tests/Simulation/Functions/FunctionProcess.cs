using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Time;

namespace RoleFerry.Simulation.Functions;

/// <summary>
/// One execution environment of Lambda: a function's whole graph with its memory, its clock and its chance. It does
/// one invocation at a time and stands still between them.
/// </summary>
internal sealed class FunctionProcess
{
    /// <summary>What it asked longer ago it asks again, and waits for the answer.</summary>
    private static readonly TimeSpan OldestPolicy = TimeSpan.FromMinutes(5.5);

    private readonly List<Happening> _held = [];
    private int _dieIn = -1;
    private int _stallIn = -1;
    private TimeSpan _stallFor;
    private DateTimeOffset _takenAt;

    public FunctionProcess(World world, FunctionKind kind, int number)
    {
        (World, Kind, Number) = (world, kind, number);
        Clock = new ProcessClock(world.Loop, this) { Skew = world.SkewOf(kind, number) };
        Random = new Random(HashCode(world.Plan.Seed, number));
        (_takenAt, KnowsSince) = (world.Loop.Now, world.Loop.Now);
        Services = FunctionGraphs.Open(this);
    }

    public World World { get; }

    public FunctionKind Kind { get; }

    /// <summary>From 1, in the order of cold starts.</summary>
    public int Number { get; }

    public ProcessClock Clock { get; }

    /// <summary>What the product's own chance comes from.</summary>
    public Random Random { get; }

    public IServiceProvider Services { get; }

    /// <summary>Whether it has done something before.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>
    /// The policy that it decides by was in force then or later: what it asked the table in its last invocation, or in
    /// the minute before, and not long ago.
    /// </summary>
    public DateTimeOffset KnowsSince { get; private set; }

    /// <summary>What it called in this invocation, by <see cref="Service"/>.</summary>
    public int[] Calls { get; } = new int[Enum.GetValues<Service>().Length];

    /// <summary>Calls of this invocation that went wrong.</summary>
    public int Faults { get; set; }

    /// <summary>Writes of this invocation that arrived at the table.</summary>
    public int Writes { get; set; }

    /// <summary>Writes of this invocation that the table refused because something had changed.</summary>
    public int Refusals { get; set; }

    /// <summary>It was killed: nothing of it happens any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>It stands still: what is to happen in it waits.</summary>
    public bool IsStill { get; private set; }

    /// <summary>The longest that it ever stood still within an invocation.</summary>
    public TimeSpan LongestStill { get; private set; }

    /// <summary>Whether it stood still in this invocation.</summary>
    public bool HasStoodStill { get; private set; }

    public override string ToString() => $"{Kind} {Number}";

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Asked before anything happens in it: at the end of each await.</summary>
    /// <returns>Whether it happens now; if not, it waits or never will.</returns>
    public bool LetsIn(in Happening next)
    {
        if (IsDead)
            return false;
        if (IsStill)
        {
            _held.Add(next);
            return false;
        }

        if (_dieIn >= 0 && _dieIn-- == 0)
        {
            World.Say(this, "is killed");
            Die();
            return false;
        }

        if (_stallIn >= 0 && _stallIn-- == 0)
        {
            World.Say(this, $"stands still for {_stallFor.TotalSeconds:0} s");
            World.Faults.LeftInTheDark();
            (IsStill, HasStoodStill) = (true, true);
            LongestStill = _stallFor > LongestStill ? _stallFor : LongestStill;
            World.Loop.After(_stallFor, null, GoOn);
        }

        if (!IsStill)
            return true;
        _held.Add(next);
        return false;
    }

    /// <summary>Kills it at a later await.</summary>
    public void DieIn(int awaits) => _dieIn = awaits;

    /// <summary>Lets it stand still at a later await.</summary>
    public void StallIn(int awaits, TimeSpan time) => (_stallIn, _stallFor) = (awaits, time);

    public void Die()
    {
        World.Faults.LeftInTheDark();
        IsDead = true;
        _held.Clear();
    }

    /// <summary>Between invocations nothing happens in it.</summary>
    public void Freeze() => (IsStill, _dieIn, _stallIn) = (true, -1, -1);

    /// <summary>It takes up another invocation.</summary>
    public void TakeUp()
    {
        IsWarm = true;
        (Faults, Writes, Refusals, HasStoodStill) = (0, 0, 0, false);
        Array.Clear(Calls);
        var (last, now) = (_takenAt.AddMinutes(-1), World.Loop.Now);
        var oldest = now - OldestPolicy;
        (KnowsSince, _takenAt) = (last > oldest ? last : oldest, now);
        GoOn();
    }

    public void GoOn()
    {
        if (!IsStill || IsDead)
            return;
        IsStill = false;
        foreach (var held in _held)
            World.Loop.Again(held);
        _held.Clear();
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) + (number * 16777619));
}
