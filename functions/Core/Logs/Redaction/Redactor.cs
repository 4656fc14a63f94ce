using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using RoleFerry.Core.Logs.Redaction.Addresses;
using RoleFerry.Core.Logs.Redaction.Entropy;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Names;
using RoleFerry.Core.Logs.Redaction.Numbers;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>
/// Takes out of a text what must not be stored or sent: everything that <see cref="SecretKinds"/> lists, however it is
/// escaped. It prefers to take too much. The time grows with the text, whatever the text is; nothing is allocated for a
/// text that has no secret.
/// </summary>
/// <remarks>
/// A secret is found by its own shape, by the name before it, or by how random it is. One with none of these, such as a
/// bare password in a sentence, cannot be found.
/// </remarks>
public sealed class Redactor
{
    private readonly ImmutableArray<Regex> _own;
    private readonly PersonalData _personal;

    /// <summary>With patterns of the operator's own, and mail addresses.</summary>
    /// <param name="patterns">Regular expressions, as <see cref="OwnPattern"/> takes them.</param>
    /// <exception cref="ArgumentException">A pattern is not valid.</exception>
    public Redactor(IEnumerable<string> patterns)
        : this(patterns, PersonalData.Email) { }

    /// <summary>With patterns of the operator's own.</summary>
    /// <param name="patterns">Regular expressions, as <see cref="OwnPattern"/> takes them.</param>
    /// <param name="personal">What else to take out.</param>
    /// <exception cref="ArgumentException">A pattern is not valid.</exception>
    public Redactor(IEnumerable<string> patterns, PersonalData personal) =>
        (_own, _personal) = ([.. patterns.Select(OwnPattern.Compile)], personal);

    /// <summary>The text without its secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether it goes on beyond its end, so that the end may have only a part of a secret.</param>
    public string Apply(string text, bool isCut = false)
    {
        var spots = Find(text, isCut);
        if (spots.Count == 0)
            return text;
        var kept = new StringBuilder(text.Length);
        int copied = 0;
        foreach (var spot in spots)
        {
            kept.Append(text, copied, spot.Start - copied).Append(spot.Kind.Mark);
            copied = spot.End;
        }

        return kept.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the text has secrets, in its order.</summary>
    public IReadOnlyList<Spot> Find(string text, bool isCut = false)
    {
        var spots = new Spots();
        var plain = new EscapedText(text);
        try
        {
            PrivateKeys.Find(plain, ref spots);
            NameScanner.Find(plain, ref spots);
            Credentials.Find(plain, ref spots);
            Commands.Find(plain, ref spots);
            InsertStatements.Find(plain, ref spots);
            UserInfoScanner.Find(plain, ref spots);
            BareUserInfo.Find(plain, ref spots);
            TokenScanner.Find(plain, ref spots);
            RandomScanner.Find(plain, ref spots);
            FindNumbers(plain, ref spots);
            if (_personal.HasFlag(PersonalData.Email))
                EmailScanner.Find(plain, isCut, ref spots);
        }
        finally
        {
            plain.Dispose();
        }

        foreach (var pattern in _own)
        {
            foreach (var match in pattern.EnumerateMatches(text))
                spots.Add(match.Index, match.Index + match.Length, SecretKinds.Own);
        }

        return spots.Merged();
    }

    private void FindNumbers(in EscapedText text, ref Spots spots)
    {
        if (!text.Chars.ContainsAnyInRange('0', '9'))
            return;
        CardNumbers.Find(text, ref spots);
        TelegramTokens.Find(text, ref spots);
        if (_personal.HasFlag(PersonalData.Iban))
            Ibans.Find(text, ref spots);
        if (_personal.HasFlag(PersonalData.Phone))
            PhoneNumbers.Find(text, ref spots);
        if (_personal.HasFlag(PersonalData.NationalId))
            NationalIds.Find(text, ref spots);
    }
}
