using System.Collections.Immutable;
using RoleFerry.Core.Logs.Redaction.Addresses;
using RoleFerry.Core.Logs.Redaction.Entropy;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Names;
using RoleFerry.Core.Logs.Redaction.Numbers;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>Every kind of what is taken out.</summary>
public static class SecretKinds
{
    /// <summary>What a pattern of the operator's own matches.</summary>
    public static readonly SecretKind Own = new("`redact` in logs.yaml", "[redacted]", "what its expressions match");

    /// <summary>All, in the order of docs/redaction.md.</summary>
    public static ImmutableArray<SecretKind> All { get; } =
    [
        NameKinds.Password,
        NameKinds.Secret,
        NameKinds.Authorization,
        NameKinds.Scheme,
        NameKinds.Cookie,
        NameKinds.Command,
        AddressKinds.UserInfo,
        PrivateKeys.Kind,
        .. TokenScanner.Kinds.Select(k => k.Kind),
        NumberKinds.TelegramToken,
        RandomKinds.DiscordToken,
        RandomKinds.Random,
        NumberKinds.Card,
        AddressKinds.Email,
        NumberKinds.Iban,
        NumberKinds.Phone,
        NumberKinds.NationalId,
        Own,
    ];
}
