using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RoleFerry.Local.Receivers.Slack;

/// <summary>
/// Channels of the workspace: every well-formed name is one, with an id made from it, so that a policy works here with
/// whatever channels it names.
/// </summary>
internal static partial class SlackChannels
{
    /// <summary>The id and name that a channel argument stands for; null: no such channel.</summary>
    public static (string Id, string Name)? Find(string? argument)
    {
        if (argument is null)
            return null;
        if (Id().IsMatch(argument))
            return (argument, argument);
        var name = argument.TrimStart('#');
        return Name().IsMatch(name) ? (IdOf(name), name) : null;
    }

    public static string IdOf(string name) =>
        "C" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..10];

    [GeneratedRegex("^[CGD][A-Z0-9]{8,}$")]
    private static partial Regex Id();

    /// <summary>
    /// <see href="https://slack.com/help/articles/201402297-Create-a-channel">Lower case, no spaces or full stops, 80
    /// characters.</see>
    /// </summary>
    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\d_-]{1,80}$")]
    private static partial Regex Name();
}
