namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// Kinds of alarms that DescribeAlarms tells apart. An alarm of a PromQL query is a metric alarm with
/// <c>EvaluationCriteria</c>.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
/// </summary>
internal enum AccountAlarmKind
{
    /// <summary>Of a metric, an expression or a query.</summary>
    Metric,

    /// <summary>Of other alarms.</summary>
    Composite,

    /// <summary>
    /// Of a scheduled query of logs.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html
    /// </summary>
    Log,
}
