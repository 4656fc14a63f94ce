using System.Collections.Immutable;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Cli.Silences;

/// <summary>A silence as it is listed.</summary>
internal sealed record SilenceLine(
    string Id,
    SilenceState State,
    string About,
    DateTimeOffset From,
    DateTimeOffset? Until,
    ImmutableArray<string> During,
    bool CoversP0,
    string Author,
    string Reason,
    SilenceCover? Covers = null
)
{
    public static SilenceLine Of(Silence silence, DateTimeOffset now) =>
        new(
            silence.Id,
            now < silence.From ? SilenceState.Waiting
                : now >= silence.Until ? SilenceState.Over
                : SilenceState.On,
            silence.About(),
            silence.From,
            silence.Until,
            silence.During,
            silence.CoversP0,
            silence.Author,
            silence.Reason
        );
}
