using System.Collections.Immutable;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Incidents;

/// <summary>What the store knows that matters to one signal. <see cref="Nothing"/> where it knows nothing.</summary>
public sealed record KnownState
{
    /// <summary>An empty store's answer.</summary>
    public static KnownState Nothing { get; } = new();

    /// <summary>The newest transition of this alarm.</summary>
    public SignalMemory? Memory { get; init; }

    /// <summary>The incident that this alarm belongs to or last belonged to.</summary>
    public Incident? Mine { get; init; }

    /// <summary>The open incident with this signal's grouping key.</summary>
    public Incident? Open { get; init; }

    /// <summary>What was noted as open for this key and is not; null where all is well. Read for an alarm only.</summary>
    public StalePointer? Stale { get; init; }

    /// <summary>Whether other alarms of <see cref="Mine"/> still fire. Read for an OK only.</summary>
    public bool OthersFiring { get; init; }

    /// <summary>Alarms that joined <see cref="Mine"/> and of which nobody was told yet. Read for an OK only.</summary>
    public ImmutableArray<JoinedAlarm> Joined { get; init; } = [];

    /// <summary>Channels that took a message about <see cref="Mine"/>, by name. Read for an OK only.</summary>
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>Firing alarms that may hold this one back.</summary>
    public ImmutableArray<FiringSource> Sources { get; init; } = [];
}
