namespace RoleFerry.Adapters.Failures;

/// <summary>Where whoever operates this system is told that it is unwell.</summary>
/// <param name="TopicArn">The SNS topic; empty where there is none.</param>
public sealed record OpsTopicSettings(string TopicArn);
