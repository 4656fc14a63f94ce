using System.Text;
using RoleFerry.Core.Logs.Unread;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>
/// Which lines a group of unread errors has: those of one log group that look like errors, begin alike, and that no
/// reader understood.
/// </summary>
/// <param name="LogGroup">The log group's name.</param>
/// <param name="Layout">What they begin with, see <see cref="LineLayout"/>, or <see cref="OtherLayouts"/>.</param>
public sealed record UnreadGroup(string LogGroup, string Layout)
{
    /// <summary>In place of layouts that are too many to be told apart. No line has this as its layout.</summary>
    public const string OtherLayouts = "(other layouts)";

    /// <summary>Whether it stands for layouts that are too many.</summary>
    public bool AreOthers => Layout == OtherLayouts;

    /// <summary>The group of the log group's layouts that are too many.</summary>
    public UnreadGroup Others => this with { Layout = OtherLayouts };

    /// <summary>
    /// Follows from the log group and the layout alone: no text of a line and no rule of templates changes it.
    /// </summary>
    public ErrorFingerprint Fingerprint =>
        ErrorFingerprint.OfTemplate(Encoding.UTF8.GetBytes($"unread {LogGroup}\n{Layout}"));
}
