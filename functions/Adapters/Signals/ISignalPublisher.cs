namespace RoleFerry.Adapters.Signals;

/// <summary>Gives signals to whoever turns them into incidents.</summary>
public interface ISignalPublisher
{
    /// <summary>Publishes one. Throws what its client throws; publishing twice does no harm.</summary>
    /// <param name="document">
    /// The signal as <see cref="RoleFerry.Core.Signals.Reading.SignalDocument"/> writes it.
    /// </param>
    Task PublishAsync(string document, CancellationToken cancellation);
}
