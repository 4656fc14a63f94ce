using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Addresses;

/// <summary>What is recognised by its place in an address.</summary>
internal static class AddressKinds
{
    public static readonly SecretKind UserInfo = new(
        "password in a URL",
        "[secret]",
        "`scheme://name:…@host`, `scheme://…@host` where the name is long, `jdbc:oracle:thin:name/…@host`; without a "
            + "scheme `name:…@host:port`, `name:…@host/…` and `name:…@tcp(…)`",
        Source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1"
    );

    public static readonly SecretKind Email = new(
        "email address",
        "[email]",
        "`name@host.domain`, but no version (`pkg@10.3.2`), file (`icon@2x.png`) or unit of systemd"
    );
}
