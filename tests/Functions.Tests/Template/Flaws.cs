using static RoleFerry.Functions.Tests.Template.Flaw;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>What each rule must see.</summary>
internal static class Flaws
{
    private const string Router = "Resources/AlarmRouter/Properties/";
    private const string Alarms = Rules.ProductAlarmRules.File;
    private const string Archive = "monitoring/archive.yaml";
    private const string Dashboards = Rules.DashboardRules.File;
    private const string Cpu = "Resources/DatabaseCpuAlarm/Properties/";
    private const string FirstOfIncidents = "Resources/IncidentPolicy/Properties/PolicyDocument/Statement/0/";

    private const string LogPolicy = "Resources/LogPolicy/Properties/PolicyDocument/Statement/";

    public static IReadOnlyDictionary<string, Flaw[]> All { get; } =
        new Dictionary<string, Flaw[]>
        {
            ["Every_reference_names_something_declared"] =
            [
                Set(Router + "Role", "!GetAtt NoSuchRole.Arn"),
                Set(Router + "Role", "!GetAtt AlarmRouterRole.Name"),
                Set(Router + "Description", "!Ref NoSuchParameter"),
                Set(Router + "Description", "!Sub For ${NoSuchParameter}"),
                Set(Router + "Description", "!Sub For ${NoSuchTable.Arn}"),
                Set(Router + "Timeout", "!If [NoSuchCondition, 3, 4]"),
                Set("Resources/AlarmRouter/DependsOn", "[NoSuchResource]"),
                Set("Resources/OpsTopic/Condition", "NoSuchCondition"),
                Remove("Globals/Function/AutoPublishAlias"),
                RemoveIn(Archive, "Outputs/StreamArn"),
            ],
            ["Every_parameter_is_used"] = [Set("Parameters/Spare", "{ Type: String }")],
            ["Every_condition_is_used"] = [Set("Conditions/Spare", "!Equals [a, b]")],
            ["References_are_written_in_the_short_form"] =
            [
                Set(Router + "Role", "{ Fn::GetAtt: [AlarmRouterRole, Arn] }"),
                Set(Router + "Role", "{ Ref: AlarmRouterRole }"),
            ],
            ["Every_host_is_deployed"] = [Remove("Resources/Escalations")],
            ["Every_function_has_its_host"] = [Hosts("a function without a project", [])],
            ["Every_handler_is_a_method_of_its_host"] =
            [
                Set(Router + "Environment/Variables/ANNOTATIONS_HANDLER", "AlarmRouter_Handle"),
                Hosts("a method that is no Lambda function", new() { ["AlarmRouter"] = "public Task Handle() { }" }),
            ],
            ["Every_function_is_a_bootstrap_that_make_builds"] =
            [
                Set("Globals/Function/Runtime", "dotnet10"),
                Set("Globals/Function/Architectures", "[arm64]"),
                Remove("Resources/Escalations/Metadata"),
                Remove("Resources/Escalations/Metadata/ContextPath"),
            ],
            ["Every_function_gets_its_settings"] =
            [
                Remove("Globals/Function/Environment/Variables/TABLE_NAME"),
                Remove(Router + "Environment/Variables/POWERTOOLS_SERVICE_NAME"),
            ],
            ["Every_function_is_traced"] = [Remove("Globals/Function/Tracing")],
            ["Every_function_logs_to_a_group_of_its_own_kept_30_days"] =
            [
                Remove(Router + "LoggingConfig"),
                Remove("Resources/AlarmRouterLogGroup/Properties/RetentionInDays"),
                Set("Parameters/LogRetentionDays/Default", "365"),
                Set(Router + "LoggingConfig/LogGroup", "!Ref EscalationsLogGroup"),
            ],
            ["Every_function_may_log_trace_and_set_aside"] =
            [
                Remove("Resources/AlarmRouterRole/Properties/Policies"),
                Remove("Resources/AlarmRouterRole/Properties/ManagedPolicyArns/0"),
                Set("Resources/FunctionPolicy/Properties/PolicyDocument/Statement/1/Effect", "Deny"),
            ],
            ["What_a_function_fails_to_do_is_tried_thrice_and_lands_in_the_failure_queue"] =
            [
                Remove(Router + "EventInvokeConfig"),
                Set(Router + "EventInvokeConfig/MaximumRetryAttempts", "0"),
                Set("Resources/FailureQueue/Properties/MessageRetentionPeriod", "3600"),
            ],
            ["What_a_topic_or_rule_fails_to_hand_over_lands_in_the_failure_queue"] =
            [
                Remove(Router + "Events/Alarms/Properties/RedrivePolicy"),
                Remove("Resources/AlarmStateChanges/Properties/Targets/0/DeadLetterConfig"),
                Remove("Resources/AlarmDeletions/Properties/Targets/0/DeadLetterConfig"),
                Remove("Resources/FailureQueuePolicy"),
            ],
            ["Every_function_is_called_by_an_alias_whose_deployment_rolls_back"] =
            [
                Set("Globals/Function/AutoPublishAlias", "latest"),
                Remove(Router + "AutoPublishAliasAllProperties"),
                Set("Parameters/DeploymentStyle/Default", "AllAtOnce"),
                Set(Router + "DeploymentPreference/Alarms", "[!Ref AlarmRouterErrorsAlarm]"),
                Set(Router + "DeploymentPreference/Alarms", "[!Ref EscalationsCanaryAlarm]"),
            ],
            ["No_statement_allows_a_wildcard_of_actions"] =
            [
                Set(FirstOfIncidents + "Action", "dynamodb:*"),
                Set(FirstOfIncidents + "Action", "[dynamodb:GetItem, dynamodb:Batch*]"),
                Set(FirstOfIncidents + "NotAction", "dynamodb:DeleteTable"),
            ],
            ["A_statement_on_every_resource_says_why"] =
            [
                Set(FirstOfIncidents + "Resource", "'*'"),
                Set(FirstOfIncidents + "Resource", "[!GetAtt IncidentTable.Arn, !Sub '${IncidentTable.Arn}/index/*']"),
                Set(FirstOfIncidents + "NotResource", "!GetAtt IncidentTable.Arn"),
                Remove("Resources/FunctionPolicy/Metadata/WildcardResources/Trace"),
                Remove("Resources/AlarmRouterRole/Metadata/WildcardResources/ReadAlarmTags"),
                Set("Resources/FunctionPolicy/Metadata/WildcardResources/SetAside", "No longer so."),
            ],
            ["Every_statement_has_a_name"] = [Remove(FirstOfIncidents + "Sid")],
            ["Roles_hold_only_policies_of_this_template"] =
            [
                Set(
                    "Resources/AlarmRouterRole/Properties/ManagedPolicyArns/0",
                    "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"
                ),
                Remove(Router + "Role"),
                Set(Router + "Policies", "[AmazonDynamoDBFullAccess]"),
            ],
            ["A_service_may_call_only_on_behalf_of_this_account"] =
            [
                Remove("Resources/AlarmsMayInvokeAlarmRouter/Properties/SourceAccount"),
                Remove("Resources/OpsTopicPolicy/Properties/PolicyDocument/Statement/0/Condition"),
                Set("Resources/OpsTopicPolicy/Properties/PolicyDocument/Statement/0/Principal", "'*'"),
            ],
            ["Nothing_is_public_without_a_reason_and_a_limit"] =
            [
                Remove("Resources/IncidentDesk/Metadata/Public"),
                Remove("Resources/IncidentDesk/Properties/ReservedConcurrentExecutions"),
                Set("Resources/IncidentDesk/Properties/FunctionUrlConfig/AuthType", "AWS_IAM"),
                Set(Router + "FunctionUrlConfig", "{ AuthType: NONE }"),
                Set(Router + "Events/Web", "{ Type: HttpApi }"),
                Set("Resources/Web", "{ Type: AWS::Serverless::HttpApi }"),
            ],
            ["Every_role_allows_what_its_function_calls"] =
            [
                Remove(FirstOfIncidents + "Action/0"),
                Remove(LogPolicy + "0/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys/0"),
                Set(LogPolicy + "0/Resource", "!Sub ${IncidentTable.Arn}/index/Open"),
                Remove("Resources/IncidentDeskRole/Properties/Policies/2/PolicyDocument/Statement/0/Resource/6"),
                Remove("Resources/MetricRollupsRole/Properties/ManagedPolicyArns/2"),
                Remove("Resources/AlarmRouterRole/Properties/Policies/1"),
            ],
            ["No_role_allows_what_its_function_does_not_call"] =
            [
                Set(
                    FirstOfIncidents + "Action",
                    "[dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:DeleteItem, "
                        + "dynamodb:PutItem, dynamodb:Query, dynamodb:Scan, dynamodb:UpdateItem]"
                ),
                Set(
                    LogPolicy + "0/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys",
                    "['CNT#*', 'ERR#*', 'SEEN#*', POLICY]"
                ),
                Set(LogPolicy + "0/Action", "[dynamodb:BatchGetItem, dynamodb:DeleteItem]"),
                Set(
                    "Resources/LogErrorsRole/Properties/ManagedPolicyArns",
                    "[!Ref FunctionPolicy, !Ref LogPolicy, !Ref SignalPolicy]"
                ),
                Set(
                    "Resources/AlarmRouterRole/Properties/ManagedPolicyArns",
                    "[!Ref FunctionPolicy, !Ref IncidentPolicy, !Ref SignalPolicy]"
                ),
            ],
            ["A_function_that_decides_on_no_incident_is_kept_to_its_own_items"] =
            [
                Remove(LogPolicy + "0/Condition"),
                Remove(LogPolicy + "0/Condition/Null"),
                Remove("Resources/RollupPolicy/Properties/PolicyDocument/Statement/4/Condition"),
            ],
            ["The_security_page_says_what_each_role_allows"] =
            [
                Set(LogPolicy + "0/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys", "['CNT#*', POLICY]"),
            ],
            ["Every_function_is_watched_for_errors_throttles_and_time"] =
            [
                Remove("Resources/AlarmRouterErrorsAlarm"),
                Remove("Resources/EscalationsThrottlesAlarm"),
                Remove("Resources/EscalationsDurationAlarm"),
                Set(Router + "Timeout", "900"),
            ],
            ["The_alarms_that_each_function_has_differ_in_words_and_the_limit_of_time_alone"] =
            [
                Remove("Resources/LogErrorsCanaryAlarm"),
                Set("Resources/EscalationsErrorsAlarm/Properties/Threshold", "1"),
                Set("Resources/MetricRollupsThrottlesAlarm/Properties/Dimensions/0/Value", "!Ref LogErrors"),
                Remove("Resources/IncidentDeskDurationAlarm/Properties/OKActions"),
            ],
            ["What_runs_by_the_clock_is_missed_when_it_stops"] =
            [
                Remove("Resources/EscalationsSilentAlarm"),
                Remove("Resources/MetricRollupsSilentAlarm"),
            ],
            ["Every_failure_queue_is_watched"] =
            [
                Remove("Resources/FailureQueueAlarm"),
                Remove("Resources/FailureQueueAgeAlarm"),
            ],
            ["Every_way_past_the_failure_queue_is_watched"] =
            [
                Remove("Resources/LostInputAlarm/Properties/Metrics/1"),
                Remove("Resources/LostInputAlarm/Properties/Metrics/4"),
            ],
            ["The_table_and_its_indexes_are_watched_for_throttles"] =
            [
                Remove("Resources/TableThrottlesAlarm/Properties/Metrics/1"),
                Remove("Resources/TableThrottlesAlarm/Properties/Metrics/3"),
            ],
            ["No_alarm_rings_before_what_it_watches_has_begun_nor_misses_that_it_ends"] =
            [
                Set("Resources/HeartbeatMissingAlarm/Properties/TreatMissingData", "breaching"),
                Set("Resources/EscalationsSilentAlarm/Properties/TreatMissingData", "notBreaching"),
                Remove("Resources/MetricRollupsSilentAlarm/Properties/InsufficientDataActions"),
                Remove("Resources/FailureQueueAlarm/Properties/TreatMissingData"),
            ],
            ["Every_alarm_mails_through_the_ops_topic_alone"] =
            [
                Remove("Resources/FailureQueueAlarm/Properties/AlarmActions"),
                Set("Resources/FailureQueueAlarm/Properties/AlarmActions", "[!Ref OpsTopic, !Ref AlarmTopic]"),
                Set("Resources/FailureQueueAlarm/Properties/OKActions", "[!Ref AlarmRouter.Alias]"),
            ],
            ["The_ops_topic_and_this_stacks_own_alarms_never_reach_a_function"] =
            [
                Set(Router + "Events/Alarms/Properties/Topic", "!Ref OpsTopic"),
                Set("Resources/OpsEmailSubscription/Properties/Protocol", "lambda"),
                Remove("Resources/AlarmStateChanges/Properties/EventPattern/detail"),
                Remove("Resources/AlarmDeletions/Properties/EventPattern/detail"),
                Set("Resources/FailureQueueAlarm/Properties/AlarmName", "failures"),
            ],
            ["CloudWatch_may_publish_to_every_topic_that_alarms_use"] =
            [
                Remove("Resources/AlarmTopicPolicy"),
                Set("Resources/OpsTopic/Properties/KmsMasterKeyId", "alias/aws/sns"),
            ],
            ["The_one_table_is_as_designed_kept_and_encrypted"] =
            [
                Set("Resources/IncidentTable/Properties/BillingMode", "PROVISIONED"),
                Set("Resources/IncidentTable/Properties/AttributeDefinitions/3/AttributeType", "S"),
                Set("Resources/IncidentTable/Properties/KeySchema/1/AttributeName", "dueAt"),
                Set("Resources/IncidentTable/Properties/GlobalSecondaryIndexes/0/KeySchema/0/AttributeName", "PK"),
                Remove("Resources/IncidentTable/Properties/GlobalSecondaryIndexes/1"),
                Remove("Resources/IncidentTable/Properties/TimeToLiveSpecification"),
                Remove("Resources/IncidentTable/Properties/PointInTimeRecoverySpecification"),
                Remove("Resources/IncidentTable/Properties/SSESpecification"),
                Set("Resources/IncidentTable/DeletionPolicy", "Delete"),
                Set("Resources/IncidentTable/DeletionPolicy", "Retain"),
                Set("Resources/Second", "{ Type: AWS::DynamoDB::Table }"),
            ],
            ["There_are_three_environments"] =
            [
                SamConfig("[staging.deploy.parameters]", "[test.deploy.parameters]"),
                SamConfig("\"Environment=staging\"", "\"Environment=prod\""),
                SamConfig("stack_name = \"roleferry-prod\"", "stack_name = \"roleferry-dev\""),
            ],
            ["Environments_set_only_parameters_and_values_that_exist"] =
            [
                SamConfig("RouterReservedConcurrency=", "RouterConcurrency="),
                SamConfig("DeploymentStyle=AllAtOnce", "DeploymentStyle=Canary"),
            ],
            ["No_default_names_somebodys_resource"] =
            [
                Set("Parameters/DatabaseInstance/Default", "roleferry-prod-db"),
                Set("Parameters/RunbookBaseUrl/Default", "https://docs.roleferry.com/runbooks/"),
                SetIn(Alarms, "Parameters/EcsCluster/Default", "roleferry-prod"),
            ],
            ["Two_environments_share_no_metric"] =
            [
                Set("Globals/Function/Environment/Variables/POWERTOOLS_METRICS_NAMESPACE", "!Ref MetricsNamespace"),
                Set("Resources/HeartbeatMissingAlarm/Properties/Namespace", "!Ref MetricsNamespace"),
                Set("Resources/Dashboards/Properties/Parameters/MetricsNamespace", "!Ref MetricsNamespace"),
            ],
            ["Who_keeps_it_running_is_asked_for"] =
            [
                Set("Parameters/OpsEmail/Default", "ops@example.com"),
                Set("Parameters/OpsEmail/AllowedPattern", "'.*'"),
                Remove("Parameters/OpsEmail/ConstraintDescription"),
            ],
            ["Every_environment_gives_each_parameter_that_has_no_default"] = [Remove("Parameters/LogLevel/Default")],
            ["What_is_built_is_what_is_deployed"] =
            [
                Set("Parameters/Architecture/Default", "arm64"),
                Set("Parameters/Architecture/AllowedValues", "[arm64, x86_64, riscv]"),
                SamConfig(
                    "[prod.build.parameters]\n",
                    "[prod.build.parameters]\nparameter_overrides = \"Architecture=arm64\"\n"
                ),
                SamConfig(
                    "[staging.build.parameters]\nparallel = true\nbuild_in_source = true\n",
                    "[staging.build.parameters]\nparallel = true\n"
                ),
                new("a makefile of another architecture", s =>
                    s with
                    {
                        Makefiles = new Dictionary<string, string>(s.Makefiles) { ["arm64"] = s.Makefiles["x86_64"] },
                    }
                ),
            ],
            ["The_makefile_builds_every_function"] =
            [
                new("no pattern", s => s with { Makefile = Replace(s.Makefile, "build-%:", "build-AlarmRouter:") }),
            ],
            ["The_deployment_guide_names_every_parameter"] =
            [
                new("one left out", s =>
                    s with
                    {
                        DeployGuide = Replace(s.DeployGuide, "`AlertEmail`", "a mail address"),
                    }
                ),
            ],
            ["Nested_templates_name_only_what_they_declare_and_use_all_of_it"] =
            [
                SetIn(Alarms, "Parameters/Spare", "{ Type: String }"),
                SetIn(Alarms, "Resources/DatabaseCpuAlarm/Condition", "NoSuchCondition"),
                SetIn(Archive, "Outputs/StreamArn/Value", "!GetAtt NoSuchStream.Arn"),
            ],
            ["Nested_templates_allow_no_more_than_they_say_why"] =
            [
                SetIn(
                    Archive,
                    "Resources/SubscriptionRole/Properties/Policies/0/PolicyDocument/Statement/0/Action",
                    "firehose:*"
                ),
                RemoveIn(Archive, "Resources/ArchiveWriterRole/Metadata"),
            ],
            ["Every_nested_template_is_deployed_with_the_parameters_that_it_has"] =
            [
                Remove("Resources/SavedQueries"),
                Remove("Resources/ProductAlarms/Properties/Parameters/RouterArn"),
                Set("Resources/ProductAlarms/Properties/Parameters/Spare", "x"),
                Set("Resources/ProductAlarms/Properties/TemplateURL", "monitoring/nothing.yaml"),
                Set("Parameters/DatabaseMaxConnections/Default", "200"),
            ],
            ["No_template_is_larger_than_CloudFormation_takes"] = [new("501 more resources", system =>
                {
                    for (var i = 0; i <= 500; i++)
                        system.Nested[Alarms].Value.Set($"Resources/More{i}", "{ Type: AWS::CloudWatch::Alarm }");
                    return system;
                })],
            ["Nothing_that_is_stored_is_public_or_unencrypted"] =
            [
                SetIn(
                    Archive,
                    "Resources/ArchiveBucket/Properties/PublicAccessBlockConfiguration/BlockPublicPolicy",
                    "false"
                ),
                RemoveIn(Archive, "Resources/ArchiveBucket/Properties/BucketEncryption"),
                RemoveIn(Archive, "Resources/ArchiveBucket/Properties/LifecycleConfiguration"),
            ],
            ["A_deployment_needs_no_log_group_to_be_there"] =
            [
                Set("Resources/LogErrors/Properties/Events", "{ Logs1: { Type: CloudWatchLogs } }"),
                SetIn(Archive, "Resources/Archive1", "{ Type: AWS::Logs::SubscriptionFilter }"),
                SetIn("monitoring/queries.yaml", "Resources/ProvidersQuery/Properties/LogGroupNames", "[/ecs/api]"),
            ],
            ["Log_groups_can_be_connected_to_what_is_deployed"] =
            [
                Remove("Resources/LogGroupsMayInvokeLogErrors"),
                Set("Resources/LogGroupsMayInvokeLogErrors/Properties/FunctionName", "!Ref LogErrors"),
                Remove("Outputs/LogErrorsAliasArn"),
                Set("Outputs/ArchiveRoleArn/Value", "!GetAtt LogArchive.Outputs.StreamArn"),
            ],
            ["AlarmRouter_reads_each_product_alarm_as_its_tags_say"] =
            [
                SetIn(
                    Alarms,
                    Cpu + "AlarmDescription",
                    "The processor is busy. severity=P9 service=database runbook=database-cpu"
                ),
                SetIn(Alarms, Cpu + "AlarmDescription", "The processor is busy."),
                SetIn(Alarms, Cpu + "Tags/0/Value", "P0"),
                RemoveIn(Alarms, Cpu + "Tags/3"),
            ],
            ["Every_product_alarm_tells_AlarmRouter_all_it_knows_or_is_heard_through_one_that_does"] =
            [
                RemoveIn(Alarms, Cpu + "AlarmActions"),
                RemoveIn(Alarms, Cpu + "OKActions"),
                SetIn(Alarms, Cpu + "AlarmActions", "[arn:aws:sns:eu-west-1:123456789012:elsewhere]"),
                RemoveIn(Alarms, "Resources/ApiErrorsAlarm/Properties/AlarmActions"),
                SetIn(Alarms, "Resources/Api5xxRateAlarm/Metadata/HeardThrough", "ApiSlowAlarm"),
                SetIn(Alarms, "Resources/Api5xxRateAlarm/Properties/AlarmActions", "[!Ref RouterArn]"),
            ],
            ["Every_product_alarm_says_what_missing_data_means_and_why"] =
            [
                RemoveIn(Alarms, Cpu + "TreatMissingData"),
                RemoveIn(Alarms, "Resources/DatabaseCpuAlarm/Metadata/MissingData"),
            ],
            ["A_product_alarm_takes_no_data_for_bad_only_where_its_resource_is_named"] =
            [
                RemoveIn(Alarms, "Resources/DatabaseDownAlarm/Condition"),
                SetIn(Alarms, "Parameters/DatabaseInstance/Default", "some-db"),
                SetIn(Alarms, "Resources/ErrorsApiAlarm/Properties/TreatMissingData", "breaching"),
            ],
            ["Every_product_alarm_bears_the_stacks_name"] =
            [
                SetIn(Alarms, Cpu + "AlarmName", "database-cpu"),
                SetIn(Alarms, Cpu + "AlarmName", "!Sub ${Prefix}-database-memory"),
                Set("Resources/ProductAlarms/Properties/Parameters/Prefix", "mine"),
            ],
            ["Every_product_alarm_may_call_AlarmRouter"] =
            [
                Remove("Resources/AlarmsMayInvokeAlarmRouter"),
                Remove("Resources/ProductAlarms/DependsOn"),
                Set("Resources/ProductAlarms/Properties/Parameters/RouterArn", "!GetAtt AlarmRouter.Arn"),
            ],
            ["Where_one_cause_has_many_symptoms_they_keep_quiet"] =
            [
                RemoveIn(Alarms, "Resources/ApiErrorsAlarm/Properties/ActionsSuppressor"),
                SetIn(Alarms, "Resources/PlatformDownAlarm/Properties/AlarmRule", "ALARM(x)"),
            ],
            ["Every_line_of_the_teams_table_that_CloudWatch_judges_is_an_alarm"] =
            [
                SetIn(Alarms, "Parameters/Api5xxPercent/Default", "2"),
                SetIn(Alarms, Cpu + "EvaluationPeriods", "5"),
                SetIn(Alarms, Cpu + "Statistic", "Maximum"),
                SetIn(Alarms, Cpu + "Tags/0/Value", "P1"),
                RemoveIn(Alarms, "Resources/CacheEvictionsAlarm"),
            ],
            ["Every_other_line_of_the_teams_table_is_a_metric_with_an_alert"] =
            [
                new("a metric that nobody judges", system =>
                {
                    var metric = system.Metrics.At("metrics").Items().Single(m => m.At("name").Said() == "reply_rate");
                    metric.Set("alert/below", "9%");
                    return system;
                }),
            ],
            ["Nothing_is_judged_twice"] = [SetIn(Alarms, Cpu + "MetricName", "TaskFailures")],
            ["What_a_month_costs_is_counted_from_the_templates"] =
            [
                Remove("Resources/LostInputAlarm/Properties/Metrics/1"),
                Set("Resources/OneMoreAlarm", "{ Type: AWS::CloudWatch::Alarm }"),
                RemoveIn(Alarms, "Resources/DatabaseCpuAlarm"),
                RemoveIn(Alarms, "Resources/PlatformDownAlarm"),
                RemoveIn(Dashboards, "Resources/OverviewDashboard"),
                new("one measure less", system =>
                {
                    system.Logs.Remove("measures/0");
                    return system;
                }),
            ],
            ["What_a_month_costs_adds_up"] =
            [
                new("a sum that is not one", s =>
                    s with
                    {
                        CostGuide = Replace(
                            s.CostGuide,
                            "| dashboards | 3 | 3.00 | 9.00 |",
                            "| dashboards | 3 | 3.00 | 6.00 |"
                        ),
                    }
                ),
                new("a total that is not one", s =>
                    s with
                    {
                        CostGuide = Replace(s.CostGuide, "**18.24**", "**11.00**"),
                    }
                ),
            ],
            ["Every_widget_of_the_three_dashboards_is_there"] =
            [
                RemoveIn(Dashboards, "Resources/EnrichmentDashboard"),
                Redrawn("\"widget\": \"active-alerts\"", "\"widget\": \"alert-history\""),
                Redrawn("\"view\": \"gauge\"", "\"view\": \"singleValue\""),
            ],
            ["Every_dashboard_is_one_that_CloudWatch_takes"] =
            [
                Redrawn("\"width\": 8", "\"width\": 9"),
                Redrawn("\"endpoint\": \"${WidgetsFunctionArn}\"", "\"endpoint\": \"arn:elsewhere\""),
            ],
            ["Every_runbook_that_is_named_exists"] =
            [
                SetIn(Alarms, Cpu + "AlarmDescription", "severity=P2 service=database runbook=no-such-page"),
                new("a word of logs.yaml", s =>
                    s with
                    {
                        RunbookWords =
                        [
                            .. s.RunbookWords,
                            ("logs.yaml", "https://docs.roleferry.com/runbooks/no-such-page"),
                        ],
                    }
                ),
            ],
            ["Every_runbook_is_used"] =
            [
                new("a page that nobody names", s => s with { Runbooks = [.. s.Runbooks, "lonely"] }),
            ],
            ["The_heartbeat_the_outbox_and_who_is_reached_are_watched"] =
            [
                Remove("Resources/HeartbeatMissingAlarm"),
                Set("Resources/HeartbeatMissingAlarm/Properties/TreatMissingData", "notBreaching"),
                Set("Resources/HeartbeatMissingAlarm/Properties/Period", "3600"),
                Set("Resources/OutboxAgeAlarm/Properties/Threshold", "3000"),
                Set("Resources/OutboxAgeAlarm/Properties/Dimensions/0/Value", "AlarmRouter"),
                Remove("Resources/NobodyReachedAlarm"),
                Set("Resources/NobodyReachedAlarm/Properties/TreatMissingData", "breaching"),
                Remove("Resources/SelfRepairsAlarm"),
                Remove("Resources/BadLogRulesAlarm"),
            ],
            ["Every_alarm_of_this_system_names_its_runbook"] =
            [
                Set("Resources/HeartbeatMissingAlarm/Properties/AlarmDescription", "No beat."),
            ],
        };

    private static Flaw Redrawn(string text, string replacement) => new($"{text} becomes {replacement}", system =>
        {
            foreach (var dashboard in new[] { "Overview", "Enrichment", "Deliverability" })
            {
                var body = (YamlDotNet.RepresentationModel.YamlScalarNode)
                    system.Nested[Dashboards].Value.At($"Resources/{dashboard}Dashboard/Properties/DashboardBody")!;
                body.Value = body.Value!.Replace(text, replacement, StringComparison.Ordinal);
            }

            return system;
        });

    private static Flaw Hosts(string name, Dictionary<string, string> hosts) =>
        new(name, system => system with { Hosts = hosts });

    private static Flaw SamConfig(string text, string replacement) =>
        new(replacement, system => system with { SamConfig = Replace(system.SamConfig, text, replacement) });

    private static string Replace(string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"There is no '{old}' to replace.", nameof(old));
}
