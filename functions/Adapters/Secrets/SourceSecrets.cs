namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// What shows us who sends alarms from elsewhere. Each is null where its parameter does not exist: then its door is
/// closed.
/// </summary>
/// <param name="WebhookSigningSecret">What our own shapes are signed with.</param>
/// <param name="AlertmanagerToken">Alertmanager's bearer token.</param>
/// <param name="GrafanaToken">Grafana's bearer token.</param>
/// <param name="DatadogToken">Datadog's bearer token.</param>
/// <param name="HeartbeatsToken">The bearer token of jobs that ping.</param>
internal sealed record SourceSecrets(
    Secret? WebhookSigningSecret,
    Secret? AlertmanagerToken,
    Secret? GrafanaToken,
    Secret? DatadogToken,
    Secret? HeartbeatsToken
)
{
    /// <summary>Those that there are.</summary>
    public IEnumerable<Secret> All() =>
        new[] { WebhookSigningSecret, AlertmanagerToken, GrafanaToken, DatadogToken, HeartbeatsToken }.OfType<Secret>();
}
