using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>What is recognised as a number of its kind, by a check digit where it has one.</summary>
internal static class NumberKinds
{
    public static readonly SecretKind Card = new(
        "payment card",
        "[card]",
        "13 to 19 digits with an issuer's beginning, with spaces or dashes or not",
        "Luhn",
        "https://www.iso.org/standard/70484.html"
    );

    public static readonly SecretKind TelegramToken = new(
        "Telegram bot token",
        "[token]",
        "6 to 12 digits, a colon, 30 characters or more",
        Source: "https://core.telegram.org/bots/api#authorizing-your-bot"
    );

    public static readonly SecretKind Iban = new(
        "IBAN",
        "[iban]",
        "two letters of a country, two check digits, 11 to 30 letters and digits, with spaces or not",
        "mod 97",
        "https://www.swift.com/standards/data-standards/iban-international-bank-account-number"
    );

    public static readonly SecretKind Phone = new(
        "phone number",
        "[phone]",
        "`+` and 8 to 15 digits, with spaces, dots, dashes or brackets or not; or `(555) 010-1234`",
        Source: "https://www.itu.int/rec/T-REC-E.164"
    );

    public static readonly SecretKind NationalId = new(
        "national id",
        "[national id]",
        "of the USA (`078-05-1120`), Brazil, Spain, Italy, Poland, the Netherlands, Sweden, Finland, France, Germany, "
            + "India, the UK: the number with its signs, or behind its name (`ssn`, `cpf`, `nif`, `pesel`, `bsn`, ...)",
        "of each country, where it has one"
    );
}
