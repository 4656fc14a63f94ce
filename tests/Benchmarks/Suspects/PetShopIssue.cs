using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Benchmarks.Suspects;

/// <summary>A fault that was injected, what was seen of it, and which node it was in.</summary>
internal sealed record PetShopIssue(Symptom Symptom, string Cause, ImmutableArray<ObservedSeries> Series)
{
    /// <summary>Reads an issue's folder: <c>target.json</c> and <c>metrics.csv</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="usual">The setting's days without a fault.</param>
    public static PetShopIssue Read(string folder, PetShopTable? usual)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "target.json")));
        var target = json.RootElement.GetProperty("target");
        var symptom = new Symptom(
            target.GetProperty("node").GetString()!,
            target.GetProperty("metric").GetString() == "latency" ? SeriesRole.Latency : SeriesRole.Failures,
            DateTimeOffset.FromUnixTimeSeconds(target.GetProperty("timestamp").GetInt64())
        );
        return new PetShopIssue(
            symptom,
            json.RootElement.GetProperty("root_cause").GetProperty("node").GetString()!,
            PetShopTable.Read(Path.Combine(folder, "metrics.csv")).Series(usual)
        );
    }
}
