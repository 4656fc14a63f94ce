using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>Lines with secrets of every kind, as programs write them. None of the secrets opens anything.</summary>
internal static class SecretLines
{
    private const string Filler = "Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0JaTeUiKo8Wx2Dv7Bz4Ql9Sr3Nh6Yt1Mc5Fg0Ep";
    private const string HexFiller = "3fa94c0be27d81560af3c94e7b128d65f0c39ae417b6d2058cfe41a97b3d602815ce94af";
    private const string UpperFiller = "Q7XK2VW9LB4NT8RD3HS6YC1PF5GM0JZQ7XK2VW9LB4";

    /// <summary>One by one.</summary>
    public static IReadOnlyList<SecretLine> All { get; } =
    [
        .. Of(
            "password",
            "login failed, password=«Hunter2isGone!» user=bob",
            "DB_PASS=«kX9vLmQ2» DB_HOST=10.0.0.4",
            "export SMTP_PASSWORD=«s3cr#t-Value9»",
            "User(name=bob, password=«hunter2hunter»)",
            "{User:bob Password:«hunter2hunter» Age:7}",
            "{'user': 'bob', 'passwd': '«two words here»', 'n': 1}",
            "spring.datasource.password: «Tr0ub4dor&3x»",
            "Server=tcp:db.example.com,1433;User Id=sa;Password=«P@ss,w0rd/9»;Encrypt=true;",
            "Driver={ODBC Driver 18};Pwd={«ab;cd ef9»};Uid=sa",
            "jdbc:mysql://db:3306/app?user=app&password=«s3cretS3cret»&useSSL=true",
            "ALTER USER app WITH PASSWORD '«it''s a S3cret9»' VALID UNTIL 'infinity'",
            "CREATE USER 'app'@'%' IDENTIFIED BY '«S3cr3tOne!»'",
            "CREATE USER app IDENTIFIED WITH mysql_native_password BY '«S3cr3tOne!»'",
            "SET PASSWORD FOR 'app'@'%' = PASSWORD('«S3cr3tOne!»')",
            "UPDATE users SET password = '«S3cr3tOne!»' WHERE id = 7",
            "DETAIL:  Key (password)=(«S3cr3tOne») already exists.",
            "INSERT INTO users (name, password, age) VALUES ('bob', '«S3cr3tOne»', 7)",
            "invalid password \"«S3cr3tOne»\" for user bob",
            "running pg_dump --password «S3cr3tOne!» --host db",
            "running tool --password=«S3cr3tOne!» --host db",
            "New-User -Password «S3cr3tOne!» -Name bob",
            "exec [\"tool\", \"--password\", \"«S3cr3tOne»\", \"x\"]",
            "<user><name>bob</name><password>«S3cr3t One»</password></user>",
            "<wsse:Password Type=\"PasswordText\">«S3cr3tOne»</wsse:Password>",
            "<add key=\"password\" value=\"«S3cr3t One»\" />",
            "<property name=\"password\">«S3cr3tOne»</property>",
            "<user name=\"bob\" password=\"«S3cr3t One»\"/>",
            "{\"name\": \"DB_PASSWORD\", \"value\": \"«S3cr3t One»\"}",
            "{\"passwords\": [\"«S3cr3tOne»\", \"«An0therOne»\"], \"n\": 1}",
            "POST /login username=bob&password=«p%26ss%20w0rd»&remember=1",
            "password: \"«unfinished s3cret phrase»",
            "set_password(\"«S3cr3tOne»\")",
            "$dbPassword = '«S3cr3tOne»';",
            ":password=>\"«S3cr3tOne»\", :user=>\"bob\"",
            "The password is «S3cr3tOne9» now",
            "The password is «hunter2» now",
            "GRANT ALL ON *.* TO 'u'@'h' IDENTIFIED BY '«S3cr3tOne»'",
            "<password value=\"«S3cr3t One»\"/>",
            "password=«/x9Fa/7Gq/KzW2»",
            "password: «/x9Fa7GqKzW2»",
            "{\"password\": [\"«correct horse battery»\"]}",
            "password: \"«correct horse battery staple»\"",
            "login(user, password='«S3cr3tOne»')",
            "Kennwort: «geheim4711x»",
            "contraseña=«unbekannt4711»",
            "keytool -storepass «changeit99» -alias x",
            "cvv=«4711»",
            "Password changed from old_password='«F1rstOne»' to new_password='«S3condOne»'",
            "user:bob pass:«hunter2»",
            "pw: «hunter2»",
            "Password for bob: «hunter2»",
            "The OTP is «481516»",
            "pin=«4815»",
            "- name: DB_PASSWORD\n  value: «hunter2»",
            "&lt;password&gt;«hunter2»&lt;/password&gt; x",
            "PGPASSWORD=«S3cr3tOne» psql -h db",
            "redis config requirepass: «S3cr3tOne»",
            "[password] = N'«S3cr3tOne»'"
        ),
        .. Of(
            "secret, key or token by name",
            "client_secret=«Zq7Xk2Vw9Lb4» grant_type=x",
            "{\"access_token\":\"«Zq7Xk2Vw9Lb4Nt8R»\",\"token_type\":\"bearer\",\"expires_in\":3600}",
            "refreshToken: '«Zq7Xk2Vw9Lb4Nt8R»'",
            "AWS_SECRET_ACCESS_KEY=«wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz»",
            "aws_session_token = «IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQD»",
            "x-api-key: «Zq7Xk2Vw9Lb4»",
            "Incorrect API key provided: «Zq7Xk2Vw9Lb4Nt8R». You can find it",
            "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=«Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0==»;EndpointSuffix=x",
            "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=«Zq7Xk2Vw9Lb4Nt8Rd3Hs=»",
            "GET https://acme.blob.core.windows.net/c/b?sv=2022-11-02&sp=r&sig=«Zq7Xk2Vw9Lb4Nt8Rd3Hs6Yc1Pf5Gm0%2FJa%3D»&se=2026",
            "GET https://b.s3.amazonaws.com/k?X-Amz-Credential=«ASIAZQ7XK2VW9LB4NT8R»%2F20261130&X-Amz-Security-Token=«IQoJb3JpZ2luX2Vj%2FEJr»&X-Amz-Signature=«3fa94c0be27d81560af3c94e7b128d65»",
            "GET https://storage.googleapis.com/b/o?X-Goog-Signature=«3fa94c0be27d81560af3c94e7b128d65»&X-Goog-Expires=600",
            "sessionid=«Zq7Xk2Vw9Lb4Nt8R»; path=/",
            "PHPSESSID=«q7k2v9b4t8r3»",
            "VAULT_SECRET_ID: «8f5c1de2-5a3b-4c9d-9e6f-0a1b2c3d4e5f»",
            "DD_API_KEY=«3fa94c0be27d81560af3c94e7b128d65»",
            "TWILIO_AUTH_TOKEN=«3fa94c0be27d81560af3c94e7b128d65»",
            "pagerduty routing_key=«R0Q7XK2VW9LB4NT8RD3HS6YC1PF5GM0J»",
            "Ocp-Apim-Subscription-Key: «3fa94c0be27d81560af3c94e7b128d65»",
            "https://maps.example.com/js?v=3&key=«Zq7Xk2Vw9Lb4Nt8Rd3Hs»&z=1",
            "callback?code=«SplxlOBeZQQYbYS6WxSbIA»&state=xyz",
            "\"tokens\": [\"«Zq7Xk2Vw9Lb4»\", \"«Rd3Hs6Yc1Pf5»\"]",
            "\"credentials\": {\"user\": \"bob\", \"value\": \"«Zq7Xk2Vw9Lb4»\"}",
            "rawHeaders: ['x-api-key', '«Zq7Xk2Vw9Lb4»', 'host', 'x']",
            "<apiKey>«Zq7Xk2Vw9Lb4»</apiKey>",
            "cmd --api-key «Zq7Xk2Vw9Lb4» --verbose",
            "cmd --token=«Zq7Xk2Vw9Lb4» --verbose",
            "https://x.blob.core.windows.net/c?ss=b&sig=«abc%2Bdef%3D»&se=1",
            "callback with sig=«abcDEF123» is late",
            "csrf_token=«Zq7Xk2Vw9Lb4»",
            "webhook_secret: «plainwordvalue»",
            "token: «abcdefghijkl»",
            "{\"private_key\": \"«Zq7Xk2Vw9Lb4»\", \"client_email\": 1}",
            "Token=\"«Zq7Xk2Vw9Lb4»\""
        ),
        .. Of(
            "Authorization header",
            "Authorization: Bearer «Zq7Xk2Vw9Lb4.Nt8R»",
            "> authorization: Basic «Ym9iOmh1bnRlcjI=»",
            "Authorization: Digest username=\"«bobbob»\", realm=\"«acme zone»\", nonce=\"«dcd98b7102dd»\", uri=\"/x\", response=\"«6629fae49393a05397450978507c4ef1»\", qop=auth",
            "Authorization: AWS4-HMAC-SHA256 Credential=«ASIAZQ7XK2VW9LB4NT8R»/20261130/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=«3fa94c0be27d81560af3c94e7b128d65»",
            "Authorization: ApiKey «Zq7Xk2Vw9Lb4»",
            "Authorization: Negotiate «YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi»",
            "Authorization: Hawk id=\"«dh37fgj492je»\", ts=\"1353832234\", nonce=\"j4h3g2\", mac=\"«6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE=»\"",
            "Authorization: Token «plainwordtoken»",
            "Authorization: token=«Zq7Xk2Vw9Lb4»",
            "Authorization: «Zq7Xk2Vw9Lb4Nt8R» for user 7",
            "Authorization: Frobnicate «plainword»",
            "Proxy-Authorization: Basic «Ym9iOmh1bnRlcjI=»",
            "{\"Authorization\": \"Bearer «Zq7Xk2Vw9Lb4»\", \"Host\": \"x\"}",
            "{\"authorization\": [\"Bearer «Zq7Xk2Vw9Lb4»\", \"Basic «Ym9iOmh1bnRlcjI=»\"]}",
            "{'Authorization': 'SSWS «00Zq7Xk2Vw9Lb4»'}",
            "map[Authorization:[Bearer «Zq7Xk2Vw9Lb4»] Host:[x]]",
            "curl -H 'Authorization: OAuth oauth_consumer_key=\"«Zq7Xk2Vw9Lb4»\", oauth_signature=\"«Rd3Hs6Yc1Pf5%3D»\"' https://x.example.com"
        ),
        .. Of(
            "credentials behind their scheme",
            "sent with bearer «abcdef123456»",
            "failed with Authorization header Bearer «abcdef.ghijkl.mnopqr»",
            "header was Basic «Ym9iOmh1bnRlcjI6OTk5»",
            "got Digest username=\"«bobbob»\", response=\"«6629fae49393a05397450978507c4ef1»\"",
            "AWS4-HMAC-SHA256 Credential=«ASIAZQ7XK2VW9LB4NT8R»/20261130/x, Signature=«3fa94c0be27d81560af3c94e7b128d65»",
            "SharedAccessSignature sr=x&sig=«Zq7Xk2Vw9Lb4Nt8R»&se=1&skn=Root"
        ),
        .. Of(
            "cookies",
            "Cookie: sid=«Zq7Xk2Vw9Lb4»; theme=«darkdark»; cart=\"«a b c d e f»\"",
            "Set-Cookie: sid=«Zq7Xk2Vw9Lb4»; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/; HttpOnly; Secure",
            "set-cookie: a=«plainone»; Path=/, b=«plaintwo»; Path=/",
            "{\"cookie\": \"a=«plainone»; b=«plaintwo»\", \"n\": 1}",
            "{\"set-cookie\": [\"a=«plainone»; Path=/\", \"b=«plaintwo»\"]}",
            "{\"cookies\": {\"sid\": \"«Zq7Xk2Vw9Lb4»\", \"theme\": \"«darkdark»\"}}",
            "curl -H 'Cookie: a=«plainone»; b=«plaintwo»' https://x.example.com"
        ),
        .. Of(
            "password of a command",
            "mysql -u root -p«S3cr3tOne» app",
            "mysqldump -h db -p «S3cr3tOne» app",
            "sshpass -p «S3cr3tOne» ssh bob@10.0.0.1",
            "redis-cli -h cache -a «S3cr3tOne» ping",
            "curl -s -u bob:«S3cr3tOne» https://x.example.com",
            "docker login -u bob -p «S3cr3tOne» registry.example.com",
            "[\"mysql\", \"-p\", \"«S3cr3tOne»\"]"
        ),
        .. Of(
            "password in a URL",
            "postgres://app:«s3cretS3cret»@db.internal:5432/prod failed",
            "postgresql+psycopg2://app:«s3c/ret#S3@cret»@db.internal:5432/prod",
            "mongodb+srv://app:«s3cretS3cret»@c0.abcde.mongodb.net/?retryWrites=true",
            "redis://:«s3cretS3cret»@cache:6379/0",
            "amqps://guest:«s3cretS3cret»@mq:5671/%2f",
            "https://«ZqXkVwLbNtRdHsYc»@git.example.com/acme/app.git",
            "git clone https://oauth2:«ZqXkVwLbNtRdHs»@git.example.com/acme/app.git",
            "jdbc:oracle:thin:scott/«tigerTiger9»@//db:1521/x",
            "smtp://bob%40example.com:«s3cretS3cret»@mail.example.com:587",
            "https:\\/\\/bob:«s3cretS3cret»@x.example.com\\/",
            "cannot connect to app:«s3cretS3cret»@db.internal:5432",
            "dsn=app:«s3cretS3cret»@tcp(10.0.0.5:3306)/prod?parseTime=true",
            "dsn: app_rw:«hunter2»@unix(/run/mysqld.sock)/prod",
            "dial \"bob:«correcthorse»@10.0.0.5/prod\" failed",
            "proxy (bob:«p@ss!Word»@proxy.example.com:3128) refused",
            "upload to deploy:«Zq7Xk2Vw9Lb4»@files.example.com failed",
            "redis default:«s3cretS3cret»@localhost:6379"
        ),
        .. Of(
            "private key",
            $"-----BEGIN RSA PRIVATE KEY-----\n«{Filler}»\n«{HexFiller}»\n-----END RSA PRIVATE KEY----- done",
            $"-----BEGIN OPENSSH PRIVATE KEY-----\n«{Filler}»\n«{HexFiller}»",
            $"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n«{Filler}»\n-----END PGP PRIVATE KEY BLOCK-----",
            $"-----BEGIN ENCRYPTED PRIVATE KEY-----\\n«{Filler}»\\n-----END ENCRYPTED PRIVATE KEY-----\\n"
        ),
        .. TokenScanner.Kinds.SelectMany(kind => kind.Shapes.Select(shape => Token(kind, shape))),
        .. Of(
            "Telegram bot token",
            $"https://api.telegram.org/bot110201543:«{Filler[..35]}»/getMe",
            $"bot 110201543:«{Filler[..35]}»"
        ),
        .. Of("Discord bot token", $"login with «M{Filler[..24]}.{Filler[..6]}.{Filler[..30]}» failed"),
        .. Of("random text", $"could not use «{Filler[..44]}» again", $"got '«{Filler[..20]}/{Filler[20..48]}+a=»'"),
        .. Of(
            "payment card",
            "card «4111 1111 1111 1111» declined",
            "{\"pan\":\"«5500005555555559»\"}",
            "amex «378282246310005»"
        ),
        .. Of("email address", "mail to «ada.lovelace»@example.com bounced", "from «bob+tag»@mail.example.co.uk"),
    ];

    private static IEnumerable<SecretLine> Of(string kind, params string[] marked) =>
        marked.Select(m => SecretLine.Of(kind, m));

    /// <summary>A token as its shape says.</summary>
    private static SecretLine Token(TokenKind kind, TokenShape shape)
    {
        string behind = Of(shape.Behind, Math.Max(shape.Least, 8));
        if (shape.Needs == '.')
            behind = behind[..(behind.Length / 2)] + "." + behind[(behind.Length / 2 + 1)..];
        if (shape.Before is { } before)
            return SecretLine.Of(
                kind.Kind.Name,
                $"got «{Of(before, shape.LeastBefore)}»{shape.Mark}«{(shape.Least > 5 ? behind : behind[..Math.Max(shape.Least, 1)])}» again"
            );
        return SecretLine.Of(kind.Kind.Name, $"got {shape.Mark}«{behind}» again");

        static string Of(System.Buffers.SearchValues<char> alphabet, int length) =>
            string.Concat(
                Enumerable.Repeat(
                    alphabet.Contains('g') ? Filler
                        : alphabet.Contains('a') ? HexFiller
                        : alphabet.Contains('G') ? UpperFiller
                        : "48151623421234567",
                    10
                )
            )[..length];
    }
}
