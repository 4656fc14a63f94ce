namespace RoleFerry.Simulation.Outside;

/// <summary>Where everything is, as the functions' environment names it.</summary>
internal static class Addresses
{
    public const string Table = "simulation";
    public const string SecretsPrefix = "/roleferry/simulation";
    public const string MailTopic = "arn:aws:sns:eu-west-1:123456789012:mail";
    public const string SignalTopic = "arn:aws:sns:eu-west-1:123456789012:signals";
    public const string OpsTopic = "arn:aws:sns:eu-west-1:123456789012:ops";
    public const string FailureQueue = "https://sqs.eu-west-1.amazonaws.com/123456789012/failures";

    /// <summary>Sets what the functions read of their environment. Nothing there can be reached.</summary>
    public static void SetEnvironment()
    {
        foreach (
            var (name, value) in new[]
            {
                ("AWS_REGION", "eu-west-1"),
                ("AWS_ACCESS_KEY_ID", "AKIDSIMULATION"),
                ("AWS_SECRET_ACCESS_KEY", "simulation"),
                ("TABLE_NAME", Table),
                ("SECRETS_PREFIX", SecretsPrefix),
                ("EMAIL_TOPIC_ARN", MailTopic),
                ("SIGNALS_TOPIC_ARN", SignalTopic),
                ("OPS_TOPIC_ARN", OpsTopic),
                ("FAILURE_QUEUE_URL", FailureQueue),
                ("DESK_URL", "https://desk.simulation.invalid/"),
                ("STACK_VALUES", "DatabaseInstance=orders"),
            }
        )
            Environment.SetEnvironmentVariable(name, value);
    }
}
