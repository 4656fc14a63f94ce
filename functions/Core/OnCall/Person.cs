namespace RoleFerry.Core.OnCall;

/// <summary>
/// Somebody who works with incidents: one entry, whichever way they come, so that a timeline has one name for them.
/// </summary>
/// <param name="Id">How the schedule and commands name them, e.g. <c>maya</c>; never given to somebody else.</param>
/// <param name="Name">As people know them.</param>
/// <param name="Role">What they do.</param>
/// <param name="Slack">
/// Slack's id of the user, e.g. <c>U024BE7LH</c>; null where unknown, and then they are named but not mentioned.
/// </param>
/// <param name="PagerDuty">PagerDuty's id of the user, e.g. <c>PXPGF42</c>; null where unknown.</param>
/// <param name="Email">Their address; null where unknown.</param>
/// <param name="Aws">
/// The name by which AWS knows them: an IAM user's, or a role's session's; null where it is their address or id.
/// </param>
public sealed record Person(
    string Id,
    string Name,
    string Role,
    string? Slack = null,
    string? PagerDuty = null,
    string? Email = null,
    string? Aws = null
);
