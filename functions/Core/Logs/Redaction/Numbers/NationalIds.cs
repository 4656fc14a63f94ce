using System.Buffers;
using System.Collections.Immutable;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>Finds national ids.</summary>
internal static class NationalIds
{
    private const int LongestName = 24;

    private static readonly SearchValues<char> NotInInsuranceNumbers = SearchValues.Create("DFIQUV");

    private static readonly ImmutableArray<NationalId> All =
    [
        // https://www.ssa.gov/employer/randomization.html
        new("US", "###-##-####", n =>
            n[..3] is not ("000" or "666") && n[0] != '9' && n[4..6] is not "00" && n[7..] is not "0000"
        ),
        new("US", "#########", _ => true, "ssn", "social_security"),
        // https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
        new("GB", "AA######A", IsInsuranceNumber),
        new("GB", "AA ## ## ## A", IsInsuranceNumber),
        // https://en.wikipedia.org/wiki/CPF_number
        new("BR", "###.###.###-##", IsCpf),
        new("BR", "###########", IsCpf, "cpf"),
        // https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/
        new("ES", "########A", n => "TRWAGMYFPDXBNJZSQVHLCKE"[(int)(CheckDigits.Value(n) % 23)] == n[^1]),
        new("ES", "X#######A", n => "TRWAGMYFPDXBNJZSQVHLCKE"[(int)(CheckDigits.Value(n) % 23)] == n[^1]),
        // https://en.wikipedia.org/wiki/PESEL
        new("PL", "###########", n => (CheckDigits.Sum(n, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10) == 0, "pesel"),
        // https://en.wikipedia.org/wiki/National_identification_number#Netherlands
        new(
            "NL",
            "#########",
            n => (CheckDigits.Sum(n, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11) == 0,
            "bsn",
            "burgerservicenummer"
        ),
        // https://en.wikipedia.org/wiki/Personal_identity_number_(Sweden)
        new("SE", "######-####", n => IsDay(n[2..6]) && CheckDigits.IsLuhn(n)),
        new("SE", "########-####", n => IsDay(n[4..8]) && CheckDigits.IsLuhn(n[2..])),
        // https://dvv.fi/en/personal-identity-code
        new("FI", "######-###A", n => "0123456789ABCDEFHJKLMNPRSTUVWXY"[(int)(CheckDigits.Value(n) % 31)] == n[^1]),
        new(
            "FI",
            "######-####",
            n => "0123456789ABCDEFHJKLMNPRSTUVWXY"[(int)(CheckDigits.Value(n[..^1]) % 31)] == n[^1],
            "hetu"
        ),
        // https://en.wikipedia.org/wiki/INSEE_code#National_identification_numbers
        new("FR", "###############", n =>
            n[0] is '1' or '2' && 97 - (CheckDigits.Value(n[..13]) % 97) == CheckDigits.Value(n[13..])
        ),
        // https://en.wikipedia.org/wiki/German_tax_identification_number
        new("DE", "###########", IsTaxId, "steuer_id", "steueridnr", "tax_id", "steuerid", "idnr"),
        // https://uidai.gov.in/
        new("IN", "#### #### ####", n => n[0] > '1', "aadhaar", "aadhar"),
        new("IN", "############", n => n[0] > '1', "aadhaar", "aadhar"),
        // https://en.wikipedia.org/wiki/Italian_fiscal_code
        new("IT", "AAAAAA##A##A###A", _ => true),
    ];

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; at++)
        {
            if (at > 0 && (char.IsAsciiLetterOrDigit(chars[at - 1]) || chars[at - 1] is '-' or '.' or '_'))
                continue;
            foreach (var id in All)
            {
                if (!id.IsAt(chars[at..]) || (id.Names.Length > 0 && !IsBehind(id.Names, chars[..at])))
                    continue;
                spots.Add(text.SourceOf(at), text.SourceOf(at + id.Pattern.Length), NumberKinds.NationalId);
                at += id.Pattern.Length - 1;
                break;
            }
        }
    }

    private static bool IsBehind(string[] names, ReadOnlySpan<char> before)
    {
        before = before.TrimEnd("\"'=: ");
        before = before[^Math.Min(before.Length, LongestName)..];
        foreach (string name in names)
        {
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsInsuranceNumber(ReadOnlySpan<char> number) =>
        number[^1] <= 'D' && number[1] != 'O' && !number[..2].ContainsAny(NotInInsuranceNumbers);

    private static bool IsCpf(ReadOnlySpan<char> number) =>
        CheckDigits.Sum(number, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10 == number[^2] - '0'
        && CheckDigits.Sum(number, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10 == number[^1] - '0';

    private static bool IsDay(ReadOnlySpan<char> monthAndDay) =>
        CheckDigits.Value(monthAndDay[..2]) is >= 1 and <= 12 && CheckDigits.Value(monthAndDay[2..]) is >= 1 and <= 31;

    /// <summary>ISO 7064, MOD 11,10.</summary>
    private static bool IsTaxId(ReadOnlySpan<char> number)
    {
        int rest = 10;
        foreach (char c in number[..^1])
        {
            int sum = (c - '0' + rest) % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - rest) % 10 == number[^1] - '0';
    }
}
