using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Silences;

/// <summary>
/// What somebody wants nobody to be told of for a while. What it held back and still fires when it ends is told then.
/// </summary>
public sealed record Silence
{
    /// <summary>How an <see cref="Id"/> begins.</summary>
    public const string Prefix = "SIL-";

    /// <summary>
    /// The longest that any may be allowed to last, and for how long one until resolved is kept. The on-call policy's
    /// limit is shorter: <see cref="Access.AccessRules.LongestSilence"/>.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>The longest that one lasts which covers P0.</summary>
    public static readonly TimeSpan LongestForP0 = TimeSpan.FromHours(24);

    /// <summary>For example <c>SIL-7F3K9Q2M</c>.</summary>
    public required string Id { get; init; }

    /// <summary>All must match. May be empty where <see cref="Incidents"/> are named.</summary>
    public ImmutableArray<Matcher> Matchers { get; init; } = [];

    /// <summary>Only alarms of these incidents, while they are open; none named: of any.</summary>
    public ImmutableArray<string> Incidents { get; init; } = [];

    /// <summary>From this moment on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until this moment, exclusive; null until its incidents are resolved.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only within these time windows of the policy; none named: all the time.</summary>
    public ImmutableArray<string> During { get; init; } = [];

    /// <summary>Whether it holds P0 back too.</summary>
    public bool CoversP0 { get; init; }

    /// <summary>Who wants it.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An id: the same for a retry.</summary>
    public static string IdOf(string about, string author, DateTimeOffset createdAt) =>
        ShortId.Of(Prefix, $"{about}\n{author}\n{createdAt.ToUnixTimeMilliseconds()}\n0");

    /// <summary>What is wrong with it, in a sentence; null where nothing is.</summary>
    /// <param name="longest">The longest that it may last.</param>
    public string? Flaw(TimeSpan longest) =>
        this switch
        {
            { Matchers.IsEmpty: true, Incidents.IsEmpty: true } =>
                "A silence needs at least one matcher; otherwise it would cover everything.",
            { Until: null, Incidents.IsEmpty: true } =>
                "A silence must end. Give a time, or an incident whose resolution ends it.",
            _ when Until <= From => "It would end before it begins.",
            _ when Until - From > longest =>
                $"A silence lasts {Words.Duration(longest)} at most (access.longestSilence in monitoring/oncall.yaml).",
            { CoversP0: true, Incidents.IsEmpty: true } when Until - From > LongestForP0 =>
                $"A silence that covers P0 lasts {Words.Duration(LongestForP0)} at most.",
            _ when Reason.Length == 0 => "Give a reason: whoever is on call will ask.",
            _ => null,
        };

    /// <summary>Until when it goes on without a break where it is on now; null where it is not.</summary>
    public DateTimeOffset? OnUntil(RoutingPolicy policy, DateTimeOffset now)
    {
        if (now < From || now >= Until)
            return null;
        var end = Until ?? DateTimeOffset.MaxValue;
        if (During.IsEmpty)
            return end;
        DateTimeOffset? on = null;
        foreach (var name in During)
        {
            if (policy.TimeWindows.GetValueOrDefault(name) is { } window && window.Contains(now))
                on = Later(on, window.NextChange(now));
        }

        return on < end ? on
            : on is null ? null
            : end;
    }

    /// <summary>Whether it is about such an alarm, whenever.</summary>
    /// <param name="labels">The alarm's labels.</param>
    /// <param name="incidentId">The open incident that it belongs to; null where it belongs to none yet.</param>
    public bool IsAbout(IReadOnlyDictionary<string, string> labels, string? incidentId)
    {
        if (!Incidents.IsEmpty && (incidentId is null || !Incidents.Contains(incidentId)))
            return false;
        foreach (var matcher in Matchers)
        {
            if (!matcher.Matches(labels))
                return false;
        }

        return true;
    }

    /// <summary>What it is about, for people: <c>severity="P2", service="api"; incident INC-7F3K9Q2M</c>.</summary>
    public string About() =>
        string.Join(
            "; ",
            new[]
            {
                string.Join(", ", Matchers),
                Incidents.IsEmpty ? "" : "incident " + string.Join(", ", Incidents),
            }.Where(part => part.Length > 0)
        );

    private static DateTimeOffset Later(DateTimeOffset? a, DateTimeOffset b) => a > b ? a.Value : b;
}
