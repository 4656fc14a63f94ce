using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>To do with a log group.</summary>
/// <param name="Report">What it is now.</param>
/// <param name="Remove">Names of this stack's filters that go, first.</param>
/// <param name="Put">Filters that are made or updated.</param>
/// <param name="RetentionDays">The retention that is set; null: none is.</param>
internal sealed record GroupPlan(
    GroupReport Report,
    ImmutableArray<string> Remove,
    ImmutableArray<SubscriptionFilter> Put,
    int? RetentionDays
)
{
    public GroupPlan(GroupReport report)
        : this(report, [], [], null) { }

    public bool ChangesAnything => Remove.Length > 0 || Put.Length > 0 || RetentionDays is not null;
}
