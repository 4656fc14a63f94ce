using System.Text.RegularExpressions;

namespace RoleFerry.Core.Policies;

/// <summary>What the target of a kind's channels names.</summary>
/// <param name="Pattern">Matches a whole target; null where a channel has none.</param>
/// <param name="IsRequired">Whether each channel must have one.</param>
/// <param name="Mismatch">
/// The end of the sentence that begins with a target that does not match; empty where a channel has none.
/// </param>
public sealed record ChannelTarget(Regex? Pattern, bool IsRequired, string Mismatch)
{
    /// <summary>Where it leads is set when the functions are deployed.</summary>
    public static ChannelTarget None { get; } = new(null, false, "");
}
