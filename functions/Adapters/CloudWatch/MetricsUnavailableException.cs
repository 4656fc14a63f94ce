namespace RoleFerry.Adapters.CloudWatch;

/// <summary>CloudWatch's metrics could not be read.</summary>
public sealed class MetricsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
