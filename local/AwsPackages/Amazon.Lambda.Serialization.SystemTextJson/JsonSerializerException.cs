namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>An event or a result that does not fit its type.</summary>
#pragma warning disable CA1032 // The constructors are those of the real package.
public sealed class JsonSerializerException(string message, Exception exception) : Exception(message, exception);
#pragma warning restore CA1032
