namespace RoleFerry.Adapters.Metrics;

/// <summary>Keeps charts where Slack can see them.</summary>
public interface IChartStore
{
    /// <summary>Keeps a PNG.</summary>
    /// <param name="name">Its name: the same for the same chart.</param>
    /// <param name="png">The file.</param>
    /// <returns>
    /// Where it lies; null where charts are not configured, or it could not be kept: a digest goes out without.
    /// </returns>
    Task<Uri?> KeepAsync(string name, byte[] png, CancellationToken cancellation);
}
