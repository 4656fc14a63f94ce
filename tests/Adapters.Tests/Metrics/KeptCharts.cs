using RoleFerry.Adapters.Metrics;

namespace RoleFerry.Adapters.Tests.Metrics;

/// <summary>Keeps charts in memory.</summary>
internal sealed class KeptCharts : IChartStore
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public Task<Uri?> KeepAsync(string name, byte[] png, CancellationToken cancellation)
    {
        Kept[name] = png;
        return Task.FromResult<Uri?>(new Uri($"https://charts.example/charts/{name}"));
    }
}
