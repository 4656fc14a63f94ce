using RoleFerry.Core.Signals;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>One alarm of a storm: of each hundred 1 is a P0, 4 are P1, 25 P2 and 70 P3.</summary>
internal sealed record StormAlarm(string Name, Severity Severity, string Service)
{
    private static readonly string[] Services = ["api", "database", "enrichment"];

    public static StormAlarm Of(int number)
    {
        // A step that has no factor in common with 100 visits every place once, in an order that mixes the severities.
        var place = number * 37 % 100;
        var severity = place switch
        {
            0 => Severity.P0,
            < 5 => Severity.P1,
            < 30 => Severity.P2,
            _ => Severity.P3,
        };
        return new StormAlarm($"storm-{number}", severity, Services[number % Services.Length]);
    }
}
