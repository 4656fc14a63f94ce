using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>What is recognised by the name before it.</summary>
internal static class NameKinds
{
    public static readonly SecretKind Password = new(
        "password",
        "[secret]",
        "a value behind a name that ends with `password`, `passwd`, `pwd`, `passphrase`, `DB_PASS`, `cvv`, `otp`, ..., "
            + "in JSON, YAML, XML, SQL (`PASSWORD '…'`, `IDENTIFIED BY '…'`), options (`--password …`), forms, URLs, "
            + "connection strings"
    );

    public static readonly SecretKind Secret = new(
        "secret, key or token by name",
        "[secret]",
        "a value behind a name that ends with `secret`, `token`, `credential`, `apiKey`, `access_key`, `AccountKey`, "
            + "`SharedAccessKey`, `private_key`, `session_id`, ...; where it looks random also behind `key`, `sig`, "
            + "`signature`, `auth`, `session`, `code`"
    );

    public static readonly SecretKind Authorization = new(
        "Authorization header",
        "[secret]",
        "all parts of an `Authorization` or `Proxy-Authorization` header of any scheme",
        Source: "https://www.rfc-editor.org/rfc/rfc9110#name-authorization"
    );

    public static readonly SecretKind Scheme = new(
        "credentials behind their scheme",
        "[token]",
        "`Bearer …`, `Basic …`, `Negotiate …`, `Digest username=…`, `AWS4-HMAC-SHA256 Credential=…` anywhere",
        Source: "https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml"
    );

    public static readonly SecretKind Cookie = new(
        "cookies",
        "[secret]",
        "all values of a `Cookie` or `Set-Cookie` header",
        Source: "https://www.rfc-editor.org/rfc/rfc6265"
    );

    public static readonly SecretKind Command = new(
        "password of a command",
        "[secret]",
        "`-p…` of mysql, sshpass and others, `-a` of redis-cli, `-u name:…` of curl"
    );
}
