namespace RoleFerry.Core.Sources;

/// <summary>Whose shape a post has.</summary>
public enum WebhookKind
{
    /// <summary>Our own: see docs/sources.md.</summary>
    Plain,

    /// <summary>
    /// Prometheus Alertmanager's, version 4. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    /// </summary>
    Alertmanager,

    /// <summary>
    /// Grafana's, which is Alertmanager's with more.
    /// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
    /// </summary>
    Grafana,

    /// <summary>
    /// Datadog's monitors, with the payload of docs/sources.md. https://docs.datadoghq.com/integrations/webhooks/
    /// </summary>
    Datadog,
}
