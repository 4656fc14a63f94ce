using System.Text.Json.Serialization;

namespace RoleFerry.Adapters.Logs;

/// <summary>What became of a batch.</summary>
/// <param name="Outcome">
/// <c>Counted</c>, <c>Duplicate</c>, <c>Nothing</c> (no events), <c>Refused</c> (a log group that is not to be read)
/// or <c>Unreadable</c>.
/// </param>
/// <param name="Events">Events in it.</param>
/// <param name="Errors">Errors among them.</param>
/// <param name="Groups">Different ones.</param>
/// <param name="Signals">Signals raised.</param>
/// <param name="Bad">What could not be read, by kind.</param>
public sealed record LogAnswer(
    [property: JsonPropertyName("outcome")] string Outcome,
    [property: JsonPropertyName("events")] int Events,
    [property: JsonPropertyName("errors")] long Errors,
    [property: JsonPropertyName("groups")] int Groups,
    [property: JsonPropertyName("signals")] int Signals,
    [property: JsonPropertyName("bad")] IReadOnlyList<string> Bad
);
