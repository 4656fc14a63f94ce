using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Similar;

namespace RoleFerry.Benchmarks.Similar;

/// <summary>
/// A year of incidents whose causes are known. Causes come back as unevenly as in life, share alarms with others of
/// their service, and are described a little differently each time; a quarter of the incidents have a cause of their
/// own.
/// </summary>
internal sealed class YearOfIncidents(int seed)
{
    private const int Causes = 60;
    private const double OnlyOnce = 0.25;

    private static readonly string[] Services =
    [
        "api",
        "web",
        "workers",
        "database",
        "cache",
        "email",
        "enrichment",
        "search",
        "billing",
        "auth",
    ];

    private static readonly string[] Metrics =
    [
        "5xx",
        "latency-p95",
        "cpu",
        "memory",
        "connections",
        "queue-depth",
        "errors",
        "timeouts",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Incidents in their order, each with its cause.</summary>
    public ImmutableArray<(IncidentWords Words, string Cause)> Generate(int count)
    {
        var causes = Enumerable.Range(0, Causes).Select(n => NewCause($"cause-{n}")).ToArray();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(n =>
                {
                    var cause = _random.NextDouble() < OnlyOnce ? NewCause($"once-{n}") : causes[Often()];
                    return (Happen(cause, string.Create(CultureInfo.InvariantCulture, $"INC-{n:0000}")), cause.Name);
                }),
        ];
    }

    /// <summary>The n-th most frequent cause happens 1/n as often as the first (Zipf).</summary>
    private int Often()
    {
        var all = Enumerable.Range(1, Causes).Sum(n => 1.0 / n);
        var at = _random.NextDouble() * all;
        for (var n = 1; n < Causes; n++)
        {
            at -= 1.0 / n;
            if (at <= 0)
                return n - 1;
        }

        return Causes - 1;
    }

    private Cause NewCause(string name)
    {
        var root = Pick(Services);
        var alarms = Enumerable
            .Range(0, _random.Next(1, 5))
            .Select(n => (Alarm: $"{(n == 0 ? root : Pick(Services))}-{Pick(Metrics)}", Share: Between(0.5, 0.95)))
            .ToArray();
        string[] words = [.. Enumerable.Range(0, 6).Select(_ => Word(_random.Next(400)))];
        return new Cause(name, root, alarms, words);
    }

    private IncidentWords Happen(Cause cause, string id)
    {
        string[] alarms = [.. cause.Alarms.Where(a => _random.NextDouble() < a.Share).Select(a => a.Alarm)];
        if (alarms.Length == 0)
            alarms = [cause.Alarms[0].Alarm];
        var leading = Pick(alarms);
        var suspects = _random.NextDouble() < 0.8 ? cause.Root : Pick(Services);
        string[] said =
        [
            .. cause.Words.Where(_ => _random.NextDouble() < 0.5),
            .. Enumerable.Range(0, 5).Select(_ => Word(_random.Next(400))),
        ];
        return IncidentWords.Of(
            id,
            leading.Split('-')[0],
            $"Shop {leading[(leading.IndexOf('-', StringComparison.Ordinal) + 1)..]}",
            alarms,
            [suspects],
            [string.Join(' ', said)]
        );
    }

    private static string Word(int n) => $"w{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}x";

    private string Pick(string[] of) => of[_random.Next(of.Length)];

    private double Between(double from, double to) => from + (_random.NextDouble() * (to - from));

    private sealed record Cause(string Name, string Root, (string Alarm, double Share)[] Alarms, string[] Words);
}
