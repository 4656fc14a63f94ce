namespace RoleFerry.Simulation.Histories;

/// <summary>A batch of log lines.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Error">What each of its lines says.</param>
/// <param name="Count">How many lines it has.</param>
internal sealed record SentBatch(string Id, string Error, int Count)
{
    /// <summary>When it was first handed to Lambda; null: never.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }
}
