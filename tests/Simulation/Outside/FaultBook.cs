using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Outside;

/// <summary>Which faults are on, and how many there were.</summary>
internal sealed class FaultBook(World world)
{
    private readonly List<NetworkFault>[] _on = [.. Enum.GetValues<Service>().Select(_ => new List<NetworkFault>())];

    private readonly List<DateTimeOffset>[] _met =
    [
        .. Enum.GetValues<Service>().Select(_ => new List<DateTimeOffset>()),
    ];

    /// <summary>How many calls of a service went wrong from a moment on.</summary>
    public int Since(Service service, DateTimeOffset from)
    {
        var count = 0;
        for (var i = _met[(int)service].Count - 1; i >= 0 && _met[(int)service][i] >= from; i--)
            count++;
        return count;
    }

    /// <summary>Faults that were met, by their kind.</summary>
    public int[] Met { get; } = new int[Enum.GetValues<FaultKind>().Length];

    /// <summary>A process is killed or stands still: what it was about to do is done by nobody, or twice.</summary>
    public void LeftInTheDark() => Troubles++;

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
                caller.Faults++;
                _met[(int)service].Add(world.Loop.Now);
                return fault.Kind;
            }
        }

        return FaultKind.None;
    }
}
