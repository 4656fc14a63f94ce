namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>All shapes that are known.</summary>
internal static class CatalogueShapes
{
    private const string Monitoring = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/";
    private const string Api = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/";
    private const string Events = Monitoring + "cloudwatch-and-eventbridge.html";

    public static readonly CatalogueShape[] All =
    [
        CloudWatch("metric", "CloudWatch: metric alarm", Events),
        CloudWatch("metric-math", "CloudWatch: metric math", Events),
        CloudWatch(
            "metric-math-accounts",
            "CloudWatch: metric math over accounts",
            Monitoring + "CloudWatch-Unified-Cross-Account.html",
            "The alarm is that of the account that watches."
        ),
        CloudWatch(
            "anomaly-band",
            "CloudWatch: anomaly detection band",
            Events,
            "The band's edges are the measurement's `bandFrom` and `bandTo`."
        ),
        CloudWatch("composite", "CloudWatch: composite alarm", Events, "It measures nothing."),
        CloudWatch(
            "contributor",
            "CloudWatch: Metrics Insights, one contributor",
            Events,
            "Each contributor is an alarm of its own; its attributes are dimensions. It has no INSUFFICIENT_DATA."
        ) with
        {
            IsContributor = true,
        },
        CloudWatch(
            "promql",
            "CloudWatch: PromQL, one contributor",
            Api + "API_AlarmPromQLCriteria.html",
            "The query is the metric. It has no INSUFFICIENT_DATA."
        ) with
        {
            IsContributor = true,
        },
        CloudWatch(
            "log",
            "CloudWatch: log alarm",
            Api + "API_PutLogAlarm.html",
            "AWS documents the alarm and not its events: the members are those of the API. Any event with the words of "
                + "an alarm is read."
        ),
        new(
            "suppressed",
            "CloudWatch: composite alarm, actions suppressed",
            Events,
            "Nobody is notified while CloudWatch holds the actions back."
        )
        {
            Schema = "CloudWatch",
        },
        new(
            "configuration-change",
            "CloudWatch: alarm deleted or changed",
            Events,
            "A deleted alarm is over. Other changes are logged."
        ),
        new(
            "omni",
            "CloudWatch Omni: alert",
            "https://docs.aws.amazon.com/cloudwatch-omni/latest/APIReference/API_AlertStateInfo.html"
        ),
        new(
            "unknown",
            "Unknown alarm",
            "../docs/sources.md",
            "A name and a state in whatever members; source `unknown`, P2."
        ),
        new("notice", "Notice", "../docs/sources.md", "Any text and any other object; source `notice`, P3."),
        new(
            "subscription",
            "Question or test of a subscription",
            "https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html",
            "Logged."
        ),
        Mapped(
            "rds-failover",
            "RDS: failover",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html"
        ),
        Mapped(
            "rds-storage",
            "RDS: storage",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html"
        ),
        Mapped(
            "rds",
            "RDS: other events",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.html"
        ),
        Mapped(
            "autoscaling",
            "EC2 Auto Scaling",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html"
        ),
        Mapped(
            "health",
            "AWS Health",
            "https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html"
        ),
        Mapped(
            "guardduty",
            "GuardDuty: finding",
            "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html"
        ),
        Mapped(
            "ecs-task",
            "ECS: task stopped",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html"
        ),
        Mapped(
            "ecs-service",
            "ECS: service action",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html"
        ),
        Mapped(
            "ecs-deployment",
            "ECS: deployment",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html"
        ),
        Mapped(
            "codepipeline",
            "CodePipeline",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html"
        ),
        Mapped(
            "codebuild",
            "CodeBuild",
            "https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html"
        ),
        Mapped(
            "codedeploy",
            "CodeDeploy",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html"
        ),
        Mapped(
            "budgets",
            "Budgets",
            "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html",
            "A text; known by its subject."
        ),
        Mapped(
            "cost-anomaly",
            "Cost Anomaly Detection",
            "https://docs.aws.amazon.com/cost-management/latest/userguide/cad-alert-chime.html"
        ),
        Mapped(
            "ses",
            "SES: bounces and complaints",
            "https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html"
        ),
        Mapped(
            "trusted-advisor",
            "Trusted Advisor",
            "https://docs.aws.amazon.com/awssupport/latest/user/cloudwatch-events-ta.html"
        ),
        Posted(
            "alertmanager",
            "Alertmanager",
            "https://prometheus.io/docs/alerting/latest/configuration/#webhook_config"
        ),
        Posted(
            "grafana",
            "Grafana",
            "https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/"
        ),
        Posted("datadog", "Datadog", "https://docs.datadoghq.com/integrations/webhooks/"),
        Posted("plain", "Our own format", "../docs/sources.md"),
    ];

    private static CatalogueShape CloudWatch(string folder, string title, string link, string note = "") =>
        new(folder, title, link, note) { Schema = "CloudWatch", HasThreeBodies = true };

    private static CatalogueShape Mapped(string folder, string title, string link, string note = "") =>
        new(folder, title, link, note);

    private static CatalogueShape Posted(string folder, string title, string link) =>
        new(folder, title, link)
        {
            Schema = $"{char.ToUpperInvariant(folder[0])}{folder[1..]}",
            Post = $"/signals/{folder}",
        };
}
