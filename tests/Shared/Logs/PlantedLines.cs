using System.Text.Json;
using CsCheck;

namespace RoleFerry.Tests.Logs;

/// <summary>
/// A secret, and the log events that it stands in: of many formats, and in every part that may be kept.
/// </summary>
/// <param name="Secret">The secret.</param>
/// <param name="Lines">One error, or a step of a request and the error that it ended with.</param>
internal sealed record PlantedLines(Planted Secret, IReadOnlyList<string> Lines)
{
    /// <summary>
    /// Lines that have a secret in the message, the exception, a field, a detail, a step's name, or where the sample
    /// is cut.
    /// </summary>
    private static readonly Func<string, string, string[]>[] Shapes =
    [
        (secret, word) => [$"ERROR:app:{word} could not be asked with {secret} again"],
        (secret, word) => [$"2026-11-23 12:00:00,123 CRITICAL app.mail: {word} {secret}"],
        (secret, word) => [Json(("level", "ERROR"), ("message", $"{word} mailed {secret}"), ("logger", "app"))],
        (secret, word) => [Json(("level", "ERROR"), ("event", word), ("error", secret), ("request", secret))],
        (secret, word) =>
            [
                Json(
                    ("level", "CRITICAL"),
                    ("message", word),
                    (
                        "exc_info",
                        $"Traceback (most recent call last):\n  File \"/app/{word}.py\", line 3, in f\n    "
                            + $"call()\nValueError: {secret}"
                    )
                ),
            ],
        (secret, word) => [Json(("level", "ERROR"), ("message", word), ("version", secret), ("service", secret))],
        (secret, word) =>
            [
                $"2026-11-23 12:00:00 ERROR app: {word} broke",
                "Traceback (most recent call last):",
                $"  File \"/app/{word}.py\", line 3, in f",
                $"ValueError: {secret}",
            ],
        (secret, word) =>
            [
                $"2026-11-23 12:00:00 UTC:10.0.1.5(43212):app@roleferry:[1234]:ERROR:  {word} violates unique "
                    + $"constraint",
                $"2026-11-23 12:00:00 UTC:10.0.1.5(43212):app@roleferry:[1234]:DETAIL:  Key ({secret}) already exists.",
            ],
        (secret, word) =>
            [
                $"[2026-11-23 12:00:02,123: ERROR/ForkPoolWorker-2] Task "
                    + $"{word}[0b9d7c1e-1111-4b8e-a1e2-7f4a5c9e2d10] raised unexpected: ValueError({secret})",
            ],
        (secret, word) =>
            [
                "fail: Acme.Worker[0]",
                $"      {word} is gone {secret}",
                $"      System.TimeoutException: {secret}",
                $"         at Acme.{word}.RunAsync()",
            ],
        (secret, word) =>
            [
                $"ERROR:app:{word} {new string('x', 20)} "
                    + $"{string.Concat(Enumerable.Repeat("and on it goes ", 132 + (word[0] % 6)))}{new string('.', word[1] % 16)} {secret} {new string('y', 3_000)}",
            ],
        (secret, word) =>
            [
                $"ERROR:app:{word} "
                    + $"{string.Concat(Enumerable.Repeat("and on it goes ", 64 + (word[0] % 6)))}{new string('.', word[1] % 16)} {secret}",
            ],
        (secret, word) =>
            [
                Json(
                        ("trace_id", word),
                        ("span_id", "a"),
                        ("kind", "http"),
                        ("name", $"GET {secret}"),
                        ("service", secret),
                        ("status", "error"),
                        ("duration_ms", "800")
                    )
                    .Replace("\"800\"", "800", StringComparison.Ordinal),
                Json(("level", "ERROR"), ("message", $"{word} failed"), ("trace_id", word)),
            ],
        (secret, word) =>
            [
                Json(
                    ("level", "ERROR"),
                    ("message", $"{word} failed"),
                    ("trace_id", secret),
                    ("request_id", secret),
                    ("logger", secret)
                ),
            ],
        (secret, word) =>
            [
                Json(
                        ("trace_id", word),
                        ("span_id", secret),
                        ("parent_id", secret),
                        ("kind", secret),
                        ("name", "GET /"),
                        ("status", "error"),
                        ("duration_ms", "800")
                    )
                    .Replace("\"800\"", "800", StringComparison.Ordinal),
                Json(
                        ("trace_id", secret),
                        ("span_id", "b"),
                        ("name", "GET /"),
                        ("status", "error"),
                        ("duration_ms", "800")
                    )
                    .Replace("\"800\"", "800", StringComparison.Ordinal),
                Json(("event", secret)),
                Json(("level", "ERROR"), ("message", $"{word} failed"), ("trace_id", word)),
            ],
        (secret, word) => [$"ERROR:app:{word} got {Json(("request", Json(("body", secret))))}"],
        (secret, word) => [$"ERROR:app:{word} asked for /x?q={Uri.EscapeDataString(Json(("body", secret)))}&n=1"],
    ];

    /// <summary>Any secret in any place; each error is one of its own group.</summary>
    public static Gen<PlantedLines> Any { get; } =
        from secret in Planted.Any
        from shape in Gen.Int[0, Shapes.Length - 1]
        from word in Gen.String[Gen.Char['a', 'z'], 10, 10]
        select new PlantedLines(secret, Shapes[shape](secret.Text, "W" + word));

    public override string ToString() => $"{Secret}, of\n{string.Join('\n', Lines)}\n";

    private static string Json(params (string Name, string Value)[] fields) =>
        JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value));
}
