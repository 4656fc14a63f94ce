using System.Collections.Immutable;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Routing;

/// <summary>Policies and signals as short as a test can read.</summary>
internal static class Some
{
    public static Route Route(string name, string match = "", bool @continue = false, params Route[] routes) =>
        new()
        {
            Name = name,
            Matchers = Matchers(match),
            Channels = [name],
            Fallback = [],
            GroupBy = [LabelName.Alarm],
            RepeatEvery = TimeSpan.FromHours(1),
            Continue = @continue,
            Routes = [.. routes],
        };

    public static RoutingPolicy Policy(Route root, params ClassificationRule[] rules)
    {
        var policy = new RoutingPolicy
        {
            Version = "",
            Root = root,
            Channels = Names(root)
                .Distinct()
                .ToImmutableSortedDictionary(
                    name => name,
                    name => new Channel(name, SlackKind.Value, "#" + name),
                    StringComparer.Ordinal
                ),
            Classification = [.. rules],
            ReopenWithin = TimeSpan.FromMinutes(30),
            HandOverAfterAttempts = 2,
        };
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }

    public static ClassificationRule Rule(
        string match,
        Severity? severity = null,
        string? service = null,
        string? runbook = null
    ) => new(Matchers(match), severity, service, runbook);

    /// <summary>Matchers separated by <c>;</c>.</summary>
    public static ImmutableArray<Matcher> Matchers(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Matcher)];

    public static Matcher Matcher(string text)
    {
        Assert.True(MatcherText.TryRead(text, out var matchers, out var error), error);
        return Assert.Single(matchers);
    }

    /// <summary><c>name=value</c> separated by commas.</summary>
    public static Dictionary<string, string> Labels(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static Signal Signal(string name = "api-5xx") =>
        new()
        {
            Key = new SignalKey("cloudwatch", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + name),
            State = SignalState.Alarm,
            At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Name = name,
            Account = "123456789012",
            Region = "eu-west-1",
        };

    public static ImmutableSortedDictionary<string, string> Texts(params (string Name, string Value)[] texts) =>
        texts.ToImmutableSortedDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Names(Route route) =>
        [.. route.Channels, .. route.Fallback, .. route.Routes.SelectMany(Names)];
}
