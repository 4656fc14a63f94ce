namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>A subscription of a log group.</summary>
/// <param name="Name">Its name, one of a kind in its group.</param>
/// <param name="DestinationArn">The function or stream that gets the lines.</param>
/// <param name="RoleArn">As whom they are sent; empty for a function.</param>
/// <param name="Pattern">Which lines; empty: all. A traceback's lines would match no pattern.</param>
internal sealed record SubscriptionFilter(string Name, string DestinationArn, string RoleArn, string Pattern = "")
{
    /// <summary>Whether a stack made it.</summary>
    public bool IsOf(string stack) => Name.StartsWith(NamePrefix(stack), StringComparison.Ordinal);

    /// <summary>How the names of a stack's filters begin. No other stack's do: stacks' names have no slash.</summary>
    public static string NamePrefix(string stack) => stack + "/";
}
