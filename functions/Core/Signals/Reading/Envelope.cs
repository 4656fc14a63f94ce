namespace RoleFerry.Core.Signals.Reading;

/// <summary>What is known of a piece of an event from what is around it.</summary>
/// <param name="Path">Where it stands in the event; empty for all of it.</param>
/// <param name="Times">What stands in for its own time.</param>
/// <param name="Subject">What it is about, where a notification says so; else empty.</param>
/// <param name="Origin">The topic, queue or service that it comes from; empty where unknown.</param>
/// <param name="Depth">How many envelopes are around it.</param>
internal readonly record struct Envelope(
    string Path,
    FallbackTimes Times,
    string Subject = "",
    string Origin = "",
    int Depth = 0
)
{
    /// <summary>Envelopes in each other that are opened: EventBridge in SNS in SQS in a list are four.</summary>
    public const int MaxDepth = 8;

    /// <summary>The envelope of a part.</summary>
    /// <param name="step">A member's name, or a place in a list with its brackets.</param>
    public Envelope Into(string step) => this with { Path = Join(Path, step), Depth = Depth + 1 };

    /// <summary>The path of something within.</summary>
    public string PathOf(string further) => Join(Path, further);

    private static string Join(string path, string further) =>
        path.Length == 0 ? further
        : further.Length == 0 || further[0] == '[' ? path + further
        : $"{path}.{further}";
}
