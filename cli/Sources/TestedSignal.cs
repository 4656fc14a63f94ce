using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Sources;

/// <summary>A signal, as <c>sources test</c> shows it.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Id">Which alarm.</param>
/// <param name="Name">The alarm's name.</param>
/// <param name="State">Its state.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">Why.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="EndsAfter">How long after this it ends by itself; null where it does not.</param>
/// <param name="Oddities">What was mended.</param>
internal sealed record TestedSignal(
    string Source,
    string Id,
    string Name,
    string State,
    DateTimeOffset At,
    string Reason,
    ImmutableSortedDictionary<string, string> Tags,
    TimeSpan? EndsAfter,
    ImmutableArray<SignalOddity> Oddities
)
{
    public static TestedSignal Of(Signal signal) =>
        new(
            signal.Key.Source,
            signal.Key.Contributor.Length > 0 ? $"{signal.Key.Id}|{signal.Key.Contributor}" : signal.Key.Id,
            signal.Name,
            SignalStateName.Of(signal.State),
            signal.At,
            signal.Reason,
            signal.Tags,
            signal.EndsAfter,
            signal.Oddities
        );
}
