namespace RoleFerry.Local.Sns;

/// <summary>A topic and who listens to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Functions">The functions that get its messages.</param>
/// <param name="IsMail">Whether people get its messages by mail.</param>
internal sealed record Topic(string Name, IReadOnlyList<string> Functions, bool IsMail);
