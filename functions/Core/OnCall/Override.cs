using System.Security.Cryptography;
using System.Text;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.OnCall;

/// <summary>Somebody takes over for a while. Later ones are laid over earlier ones.</summary>
/// <param name="Id">
/// The same for the same words, so that saying it twice is saying it once; empty for those in the file.
/// </param>
/// <param name="Person">Who takes over, by id.</param>
/// <param name="For">Whose duties, by id; or a rotation's name: whoever is on call there, and nobody too.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, exclusive.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="By">Who said so; empty for those in the file.</param>
/// <param name="At">When they said so: the later word counts.</param>
public sealed record Override(
    string Id,
    string Person,
    string For,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Reason = "",
    string By = "",
    DateTimeOffset At = default
)
{
    /// <summary>Somebody's word that somebody takes over.</summary>
    public static Override Said(
        string person,
        string whom,
        DateTimeOffset from,
        DateTimeOffset until,
        string reason,
        string by,
        DateTimeOffset at
    )
    {
        var words = $"{person}\n{whom}\n{from.ToUnixTimeSeconds()}\n{until.ToUnixTimeSeconds()}";
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 4));
        return new Override(id, person, whom, from, until, reason, by, at);
    }

    /// <summary>What is wrong with one that somebody said, in a sentence; null where nothing is.</summary>
    /// <param name="longest">The longest that it may last.</param>
    public string? Flaw(TimeSpan longest) =>
        Until - From > longest
            ? $"An override lasts {Words.Duration(longest)} at most (access.longestOverride in "
                + "monitoring/oncall.yaml). Write a longer one into that file."
            : null;

    /// <summary>Whether it holds at a moment.</summary>
    public bool Holds(DateTimeOffset at) => From <= at && at < Until;
}
