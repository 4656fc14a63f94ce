namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>A log group of the account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RetentionDays">How long its lines are kept; null: for ever.</param>
/// <param name="Class">Its log class.</param>
internal sealed record AccountLogGroup(string Name, int? RetentionDays, string Class)
{
    /// <summary>
    /// Whether it can have subscriptions.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
    /// </summary>
    public bool TakesSubscriptions => Class is "" or "STANDARD";
}
