using System.Collections.Immutable;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A time window as the compiled form has it.</summary>
internal sealed record CompiledWindow(string Name, string Zone, ImmutableArray<CompiledInterval> During)
{
    public static CompiledWindow Of(TimeWindow window) =>
        new(window.Name, window.Zone, [.. window.Intervals.Select(CompiledInterval.Of)]);

    /// <exception cref="PolicyJsonException">Its zone or one of its times is none.</exception>
    public TimeWindow ToWindow(string where) =>
        TimeWindow.IsZone(Zone)
            ? new TimeWindow(Name, Zone, [.. During.Select((d, i) => d.ToInterval($"{where}.during[{i}]"))])
            : throw new PolicyJsonException($"In {where}.zone: there is no zone {Zone}.");
}
