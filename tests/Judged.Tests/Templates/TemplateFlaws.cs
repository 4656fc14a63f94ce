using static RoleFerry.Judged.Tests.Templates.TemplateFlaw;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>What each judgement must see; the faults that were once there among them.</summary>
internal static class TemplateFlaws
{
    private const string Rollups = "Resources/MetricRollups/Properties/";
    private const string Heartbeat = "Resources/HeartbeatMissingAlarm/Properties/";
    private const string Alarms = "monitoring/alarms.yaml";

    /// <summary>
    /// Four subscriptions and no more, as it was: a group that is not there, or a list that is shorter.
    /// </summary>
    private static readonly TemplateFlaw FourthOfOneGroup = Set(
        "Resources/LogErrors/Properties/Events/Logs4",
        """
        { "Type": "CloudWatchLogs", "Properties": { "FilterPattern": "", "LogGroupName": { "Fn::Select": [3, { "Fn::Split": [",", "/ecs/api"] }] } } }
        """
    );

    private static readonly TemplateFlaw GroupThatIsNotThere = Set(
        "Resources/LogErrors/Properties/Events/Logs1",
        """
        { "Type": "CloudWatchLogs", "Properties": { "FilterPattern": "", "LogGroupName": "/ecs/api" } }
        """
    );

    public static IReadOnlyDictionary<string, TemplateFlaw[]> All { get; } =
        new Dictionary<string, TemplateFlaw[]>
        {
            ["Every_set_of_parameters_makes_a_stack"] =
            [
                FourthOfOneGroup,
                Set(
                    "Resources/LogErrors/Properties/Events/Logs4",
                    """{ "Type": "CloudWatchLogs", "Properties": { "LogGroupName": "/ecs/api" } }"""
                ),
                Set("Resources/OpsTopic/Properties/DisplayName", """{ "Ref": "NoSuchThing" }"""),
                Set("Resources/OpsTopic/Properties/DisplayName", """{ "Ref": "AlertEmailSubscription" }"""),
                Set("Resources/OpsTopic/Properties/TopicName", "\"\""),
                SetIn(Alarms, "Parameters/AnotherOne", """{ "Type": "String" }"""),
            ],
            ["An_empty_account_takes_the_first_deployment"] =
            [
                GroupThatIsNotThere,
                Set("Resources/IncidentTable/Properties/KeySchema/1/AttributeName", "\"noSuchAttribute\""),
                Set("Resources/FunctionPolicy/Properties/PolicyDocument/Statement/0/Action", "\"everything\""),
            ],
            ["Environments_and_teams_share_an_account_and_region"] =
            [
                Remove(Rollups + "Events/EveryDay/Properties/OmitName"),
                Set("Resources/OpsTopic/Properties/TopicName", "\"ops\""),
                Set("Resources/AlarmRouterLogGroup/Properties/LogGroupName", "\"/aws/lambda/AlarmRouter\""),
                Set("Resources/IncidentTable/Properties/TableName", "\"incidents\""),
                SetIn(
                    "monitoring/dashboards.yaml",
                    "Resources/OverviewDashboard/Properties/DashboardName",
                    "\"overview\""
                ),
                Set("Resources/Dashboards/Properties/Parameters/Prefix", "\"roleferry-prod\""),
                Set("Resources/FailureQueueAlarm/Properties/AlarmName", "\"failures\""),
                Set("Outputs/TableName/Export", """{ "Name": "incidents" }"""),
            ],
            ["Environments_and_teams_share_no_metric"] =
            [
                Set("Globals/Function/Environment/Variables/POWERTOOLS_METRICS_NAMESPACE", "\"RoleFerry\""),
                Set(Heartbeat + "Namespace", "\"RoleFerry\""),
            ],
            ["Nothing_in_a_stack_is_nameless"] =
            [
                Set("Resources/DeskFaultsAlarm/Properties/Namespace", "\"\""),
                Remove("Resources/AlertEmailSubscription/Condition"),
                RemoveIn(Alarms, "Resources/DatabaseCpuAlarm/Condition"),
            ],
            ["Every_permission_to_call_a_function_says_from_where"] =
            [
                Remove("Resources/AlarmsMayInvokeAlarmRouter/Properties/SourceAccount"),
                Remove("Resources/EventBridgeMayInvokeAlarmRouter/Properties/SourceArn"),
            ],
            ["Defaults_name_nothing_outside_the_stack"] =
            [
                Set("Parameters/DatabaseInstance/Default", "\"roleferry-prod-db\""),
                Set("Parameters/CacheCluster/Default", "\"roleferry-prod-redis-001\""),
                Set("Parameters/EcsCluster/Default", "\"roleferry-prod\""),
                Set("Parameters/LoadBalancer/Default", "\"app/api/0123456789abcdef\""),
                GroupThatIsNotThere,
            ],
            ["No_alarm_begins_in_ALARM"] = [Set(Heartbeat + "TreatMissingData", "\"breaching\"")],
            ["A_first_deployment_that_fails_leaves_nothing_behind"] =
            [
                Set("Resources/IncidentTable/DeletionPolicy", "\"Retain\""),
                SetIn("monitoring/archive.yaml", "Resources/ArchiveBucket/DeletionPolicy", "\"Retain\""),
            ],
        };
}
