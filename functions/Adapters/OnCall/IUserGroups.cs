namespace RoleFerry.Adapters.OnCall;

/// <summary>Who is in which user group of the workspace.</summary>
internal interface IUserGroups
{
    /// <summary>
    /// Which of some groups a user is in; not known where one could not be asked and was not lately. Never throws for
    /// the vendor's faults.
    /// </summary>
    Task<(IReadOnlyCollection<string> In, bool AreKnown)> OfAsync(
        string userId,
        IReadOnlyCollection<string> groups,
        CancellationToken cancellation
    );
}
