using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Outside;

/// <summary>Which faults are on, and how many there were.</summary>
internal sealed class FaultBook(World world)
{
    private readonly List<NetworkFault>[] _on =
    [
        [],
        [],
        [],
        [],
        [],
        [],
        [],
    ];

    /// <summary>Faults that were met, by their kind.</summary>
    public int[] Met { get; } = new int[Enum.GetValues<FaultKind>().Length];

    /// <summary>All of them: each may leave somebody in the dark about what became of a call.</summary>
    public int Uncertain { get; private set; }

    /// <summary>A process is killed or stands still: what it was about to do is done by nobody, or twice.</summary>
    public void LeftInTheDark()
    {
        Uncertain++;
        Troubles++;
    }

    /// <summary>Processes that were killed or stood still.</summary>
    public int Troubles { get; private set; }

    public void Begin(NetworkFault fault)
    {
        _on[(int)fault.Service].Add(fault);
        world.Loop.After(fault.For, null, () => _on[(int)fault.Service].Remove(fault));
    }

    /// <summary>What becomes of a call that is made now.</summary>
    public FaultKind Of(Service service, FunctionProcess caller)
    {
        foreach (var fault in _on[(int)service])
        {
            if ((fault.Of is null || fault.Of == caller.Kind) && world.Chance.Percent(fault.Percent))
            {
                Met[(int)fault.Kind]++;
                Uncertain++;
                return fault.Kind;
            }
        }

        return FaultKind.None;
    }
}
