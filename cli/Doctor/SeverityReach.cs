using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Doctor;

/// <summary>Who would be told of an alarm of which nothing is known but how bad it is.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="Told">The channels of its route.</param>
/// <param name="InTheirPlace">Those that are told what the others do not take, in this order.</param>
internal sealed record SeverityReach(
    Severity Severity,
    ImmutableArray<ChannelReach> Told,
    ImmutableArray<ChannelReach> InTheirPlace
)
{
    /// <summary>Ok where a channel reaches somebody, to do where none does.</summary>
    public Found Found =>
        Told.Concat(InTheirPlace).Select(c => c.Found).ToArray() switch
        {
            var all when all.Contains(Found.Ok) => Found.Ok,
            var all when all.Contains(Found.Unknown) => Found.Unknown,
            _ => Found.ToDo,
        };
}
