using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Suspects;

/// <summary>Series by the minute, an hour before something began and ten minutes after.</summary>
internal static class Numbers
{
    public static readonly DateTimeOffset Onset = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A number that goes up and down a little, and from a minute on is another one.</summary>
    /// <param name="node">Whose.</param>
    /// <param name="role">What it says.</param>
    /// <param name="before">About this before.</param>
    /// <param name="after">About this after.</param>
    /// <param name="minute">From when on, in minutes after the onset.</param>
    /// <param name="name">What people call it.</param>
    public static ObservedSeries Of(
        string node,
        SeriesRole role,
        double before,
        double after,
        int minute = 0,
        string name = "value"
    ) =>
        new()
        {
            Node = node,
            Name = name,
            Role = role,
            Start = Onset.AddMinutes(-60),
            Period = TimeSpan.FromMinutes(1),
            Values = [.. Enumerable.Range(-60, 70).Select(m => (double?)((m < minute ? before : after) * Wave(m)))],
        };

    /// <summary>A series of these values alone, the last of which begins at the onset.</summary>
    public static ObservedSeries Raw(SeriesRole role, params double?[] values) =>
        new()
        {
            Node = "api",
            Name = "value",
            Role = role,
            Start = Onset.AddMinutes(1 - values.Length),
            Period = TimeSpan.FromMinutes(1),
            Values = [.. values],
        };

    /// <summary>Calls that cost so much each.</summary>
    public static ImmutableArray<ObservedSeries> Calls(string node, double calls, double before, double after) =>
        [
            Of(node, SeriesRole.Requests, calls, calls, name: "calls"),
            Of(node, SeriesRole.Latency, before, after, name: "latency"),
        ];

    private static double Wave(int minute) => 1 + (0.02 * Math.Sin(minute * 1.7));
}
