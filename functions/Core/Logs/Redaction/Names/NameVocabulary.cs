using System.Collections.Frozen;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>The words of names, in lower case.</summary>
internal static class NameVocabulary
{
    /// <summary>Every name that is looked at has one of these in it somewhere.</summary>
    public static readonly string[] Roots =
    [
        "pass",
        "pw",
        "pin",
        "secret",
        "token",
        "credential",
        "creds",
        "key",
        "auth",
        "cookie",
        "session",
        "sid",
        "signature",
        "sig",
        "jwt",
        "otp",
        "psk",
        "cvv",
        "cvc",
        "dsn",
        "code",
        "identified",
        "kennwort",
        "contrase",
        "senha",
        "wachtwoord",
        "mot_de_passe",
        "motdepasse",
    ];

    /// <summary>As <see cref="Roots"/>, in other scripts.</summary>
    public static readonly string[] OtherRoots = ["парол", "密码", "密碼", "パスワード", "비밀번호"];

    /// <summary>Words that a password's name ends with.</summary>
    public static readonly FrozenSet<string> Passwords = Set(
        "password passwd passwort passphrase passcode pwd kennwort contraseña contrasena senha wachtwoord "
            + "motdepasse пароль 密码 密碼 パスワード 비밀번호 cvv cvc otp psk pw identified passwords storepass keypass requirepass"
    );

    /// <summary>Words that mean a password behind another word, and often something else alone.</summary>
    public static readonly FrozenSet<string> ShortPasswords = Set("pass passe pin");

    /// <summary>Ends of words that are written together: <c>dbpassword</c>.</summary>
    public static readonly string[] PasswordEnds =
    [
        "password",
        "passwd",
        "passwort",
        "passphrase",
        "kennwort",
        "userpass",
        "dbpass",
        "rootpass",
        "adminpass",
        "mailpass",
        "smtppass",
        "ftppass",
        "sshpass",
        "keypass",
        "storepass",
        "requirepass",
        "masterauth",
        "userpwd",
        "dbpwd",
    ];

    /// <summary>Words that the name of another secret ends with.</summary>
    public static readonly FrozenSet<string> Secrets = Set(
        "secret secrets token tokens credential credentials creds jwt apikey apikeys accesskey secretkey privatekey "
            + "authkey appkey sharedkey accountkey masterkey signingkey encryptionkey sharedaccesskey dsn"
    );

    /// <summary>As <see cref="PasswordEnds"/>.</summary>
    public static readonly string[] SecretEnds =
    [
        "secret",
        "token",
        "tokens",
        "credentials",
        "apikey",
        "accesskey",
        "secretkey",
        "privatekey",
        "accountkey",
        "sharedkey",
        "signingkey",
        "masterkey",
        "writekey",
    ];

    /// <summary>Whose keys are secret: <c>api_key</c>. Those of others are often names: <c>primary_key</c>.</summary>
    public static readonly FrozenSet<string> KeyOwners = Set(
        "api access secret private account encryption encrypt decryption master auth shared storage app application "
            + "aes des rsa hmac jwt ssh gpg pgp admin signing webhook functions write deploy stripe openai anthropic "
            + "google maps sendgrid mailgun mailchimp twilio datadog dd newrelic relic azure aws gcp github gitlab "
            + "subscription license licence authentication authorization authorisation cipher wallet vault sudo"
    );

    /// <summary>Whose keys are secret where they look random.</summary>
    public static readonly FrozenSet<string> LikelyKeyOwners = Set(
        "routing integration service client consumer session user project team ingest ingestion host server"
    );

    /// <summary>Words of names whose values are secret where they look random.</summary>
    public static readonly FrozenSet<string> Likely = Set("sig signature auth session sid code");

    /// <summary>Ends of names of sessions, written together.</summary>
    public static readonly string[] SessionEnds = ["sessionid", "sessid", "sessionkey", "sessiontoken"];

    /// <summary>
    /// Words that may stand behind the one that says what the value is: <c>password_confirmation</c>, <c>token2</c>.
    /// Behind any other word, the value is something of the secret and not the secret: <c>token_type</c>.
    /// </summary>
    public static readonly FrozenSet<string> Suffixes = Set(
        "value values hash hashed plain plaintext text clear cleartext encoded base raw current old new confirm "
            + "confirmation confirmed repeat repeated again verify digest string data ro rw prod production dev "
            + "staging "
            + "stage test live default primary secondary backup previous header main"
    );

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
