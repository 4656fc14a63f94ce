using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels.Email;

/// <summary>Mail, through an SNS topic of the deployment.</summary>
public static class EmailKind
{
    /// <summary>The kind.</summary>
    public static ChannelKind Value { get; } = new("email", "Email") { ReadIn = ReadingPlace.Mailbox };
}
