namespace RoleFerry.Core.Channels.Teams;

/// <summary>What Teams takes.</summary>
public static class TeamsLimits
{
    /// <summary>
    /// Bytes of a message, 28 KB; read as the smaller of what that may mean.
    /// https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    /// </summary>
    public const int MaxBytes = 28_000;

    /// <summary>Characters of a link that we pass on; a longer one is left out. Teams names no limit.</summary>
    internal const int MaxLinkLength = 2_000;
}
