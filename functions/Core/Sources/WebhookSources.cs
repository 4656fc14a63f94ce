using System.Collections.Immutable;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources.Alertmanager;
using RoleFerry.Core.Sources.Datadog;
using RoleFerry.Core.Sources.Grafana;
using RoleFerry.Core.Sources.Plain;

namespace RoleFerry.Core.Sources;

/// <summary>The systems that post alarms.</summary>
public static class WebhookSources
{
    /// <summary>Those that speak of alarms of their own name alone.</summary>
    private static readonly ImmutableArray<WebhookSource> Named =
    [
        new AlertmanagerSource(),
        new GrafanaSource(),
        new DatadogSource(),
    ];

    /// <summary>All of them; whatever depends on which there are is made from this.</summary>
    public static ImmutableArray<WebhookSource> All { get; } =
    [new PlainSource([.. Named.Select(s => s.Name)]), .. Named];

    /// <summary>The one that posts to a path; null where none does.</summary>
    public static WebhookSource? At(string path) => All.FirstOrDefault(s => s.Path == path);
}
