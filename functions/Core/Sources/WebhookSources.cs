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
    /// <summary>All of them; whatever depends on which there are is made from this.</summary>
    public static ImmutableArray<WebhookSource> All { get; } =
    [new PlainSource(), new AlertmanagerSource(), new GrafanaSource(), new DatadogSource()];

    /// <summary>The one that posts to a path; null where none does.</summary>
    public static WebhookSource? At(string path) => All.FirstOrDefault(s => s.Path == path);
}
