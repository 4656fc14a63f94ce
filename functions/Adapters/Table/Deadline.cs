namespace RoleFerry.Adapters.Table;

/// <summary>
/// How long a caller waits. Whoever takes one tries again until <see cref="At"/> and then gives up with
/// <see cref="StoreUnavailableException"/>: its last write may or may not stand. <see cref="Cancellation"/> ends an
/// attempt that is under way too, with <see cref="OperationCanceledException"/>.
/// </summary>
/// <param name="At">No attempt starts after this moment.</param>
/// <param name="Cancellation">Ends attempts and the waiting between them at once.</param>
public readonly record struct Deadline(DateTimeOffset At, CancellationToken Cancellation)
{
    /// <summary>For whoever waits as long as it takes.</summary>
    public static Deadline Never => new(DateTimeOffset.MaxValue, CancellationToken.None);

    /// <summary>The same moment for a part of the work that has a token of its own.</summary>
    public Deadline EndedBy(CancellationToken cancellation) => this with { Cancellation = cancellation };

    /// <summary>A later moment for what may take longer than the rest.</summary>
    public Deadline Later(TimeSpan by) => this with { At = At + by };

    /// <summary>An earlier moment for what is worth only so much waiting.</summary>
    public Deadline NoLaterThan(DateTimeOffset moment) => moment < At ? this with { At = moment } : this;
}
