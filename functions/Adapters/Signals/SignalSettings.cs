namespace RoleFerry.Adapters.Signals;

/// <summary>Where signals go.</summary>
/// <param name="TopicArn">The SNS topic that AlarmRouter reads.</param>
public sealed record SignalSettings(string TopicArn);
