namespace RoleFerry.Adapters.Table;

/// <summary>The table could not be read or written within the time that the call was given.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <inheritdoc cref="Exception(string)"/>
    public StoreUnavailableException(string message)
        : base(message) { }

    /// <inheritdoc cref="Exception(string, Exception)"/>
    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner) { }
}
