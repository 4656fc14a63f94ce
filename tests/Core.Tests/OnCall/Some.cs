using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.OnCall;

/// <summary>Schedules for tests: weeks from Monday 5 January 2026 on.</summary>
internal static class Some
{
    public static readonly LocalDate Start = new(2026, 1, 5);

    public static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    public static OnCallPolicy Policy(
        string zone = "Europe/London",
        LocalTime? handOver = null,
        params ImmutableArray<Rotation> rotations
    )
    {
        var policy = new OnCallPolicy
        {
            Version = "",
            People =
            [
                .. new[] { "ann", "ben", "cem", "dee", "eve", "fay" }.Select(
                    (id, i) =>
                        new Person(
                            id,
                            $"{id.ToUpperInvariant()} {i}",
                            "engineer",
                            $"U0000000{i}",
                            $"P00000{i}",
                            $"{id}@example.com"
                        )
                ),
            ],
            Zone = zone,
            HandOver = handOver ?? new LocalTime(9, 0),
            Rotations = rotations.IsEmpty
                ? [Rotation("primary", "ann", "ben", "cem"), Rotation("secondary", "ben", "cem", "ann")]
                : rotations,
            Fixed = [new FixedLevel("cto", "fay")],
            Swaps = [],
            Overrides = [],
            Escalations = [.. Enum.GetValues<Severity>().Select(Escalation)],
        };
        return policy with { Version = OnCallJson.VersionOf(policy) };
    }

    public static Rotation Rotation(string name, params string[] people) =>
        new(name, Start, [.. people.Select(p => new RotationMember(p))]);

    public static EscalationPolicy Escalation(Severity severity) =>
        new()
        {
            Severity = severity,
            AcknowledgeWithin = TimeSpan.FromMinutes(5),
            ResolveWithin = TimeSpan.FromHours(1),
            Opens = "primary",
            Steps =
            [
                new LevelStep("primary", ["incidents"]),
                new LevelStep("secondary", ["incidents", "second"]),
                new LevelStep("cto", ["incidents", "mail"]),
            ],
            Rounds = 2,
            AskAfter = TimeSpan.FromMinutes(30),
            AnswerWithin = TimeSpan.FromMinutes(10),
        };
}
