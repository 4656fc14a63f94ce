namespace RoleFerry.Core.Logs.Templates;

/// <summary>The few words that say something about their neighbours. Letter case does not matter.</summary>
internal static class Vocabulary
{
    private static readonly WordTable<WordRole> Words = new(
        (one, other) => one | other,
        (WordRole.Literal, "true false null none nil nan undefined"),
        (
            WordRole.Calendar,
            "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
                + "august september october november december mon tue wed thu fri sat sun monday tuesday "
                + "wednesday thursday "
                + "friday saturday sunday"
        ),
        (
            WordRole.Size,
            "b kb mb gb tb pb kib mib gib tib pib byte bytes bit bits kbps mbps gbps hz khz mhz ghz percent"
        ),
        (
            WordRole.Duration,
            "ns us ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks "
                + "millis millisecond milliseconds microsecond microseconds nanosecond nanoseconds"
        ),
        (WordRole.Zone, "am pm utc gmt est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist jst aest aedt"),
        (WordRole.Preposition, "for by of as from to on at in with via against invalid unknown"),
        (WordRole.For, "for"),
        (
            WordRole.Noun,
            "user username account login host hostname node server client device interface domain tenant "
                + "customer queue topic table bucket database db schema class container pod namespace cluster "
                + "process thread"
        ),
        (WordRole.Type, "class"),
        (
            WordRole.Function,
            "a an the this that these those it its is are was were be been has have had does did do will "
                + "would can could may might must shall should not no and or but if then than so because while "
                + "when which who "
                + "for by of as from to on at in with via against into onto over under after before during since until"
        ),
        (
            WordRole.Technical,
            "s3 ec2 route53 k8s ipv4 ipv6 http2 h2c utf8 utf16 base64 base32 md5 sha1 sha224 sha256 sha384 "
                + "sha512 x509 oauth2 oauth1 log4j win32 win64 x86 x64 amd64 arm64 i386 psycopg2 boto3 urllib3 "
                + "jinja2 python2 "
                + "python3 neo4j web3 l10n i18n p50 p90 p95 p99"
        ),
        (WordRole.Method, "get head post put delete connect options trace patch"),
        (
            WordRole.Code,
            "code errno err_no hresult sqlstate error_code errorcode err_code errcode exit_code exitcode exit_status "
                + "exitstatus signal grpc_status grpc_code grpcstatus"
        ),
        (WordRole.Numbered, "error"),
        (WordRole.Code, "grpc"),
        (WordRole.Status, "error status status_code statuscode http http_status httpstatus http_code"),
        (WordRole.Exit, "exit exited exits exit_code exitcode exit_status exitstatus"),
        (WordRole.Answer, "returned answered responded replied got received response with returns"),
        (WordRole.Text, "error err reason cause exception msg message desc description detail details"),
        (
            WordRole.Named,
            "constraint relation column import table tabelle spalte module attribute function procedure schema trigger "
                + "sequence extension operator index reading property method"
        ),
        (WordRole.NamedBy, "named name"),
        (WordRole.Key, "key"),
        (
            WordRole.Phrase,
            "bad unauthorized payment forbidden not method proxy request conflict gone length precondition "
                + "unsupported unprocessable locked too upgrade internal service gateway insufficient"
        ),
        (
            WordRole.Remark,
            "attempt attempts retry retries try tries took after of in elapsed total left remaining times x ago "
                + "more each"
        ),
        (
            WordRole.Person,
            "user username customer tenant account merchant seller buyer subscriber member organization "
                + "organisation player host hostname node device queue topic bucket"
        ),
        (
            WordRole.Common,
            "id ids name names session sessions service profile data input lookup login logout creation "
                + "registration request requests response error errors failure type role roles agent pool queue "
                + "count list table key keys value token tokens password record entity object model settings "
                + "config configuration access permission permissions event events manager handler controller "
                + "process thread limit limits quota group groups info details status state store storage update "
                + "updates deletion import export sync feature features interface connection connections address "
                + "preferences already still temporarily currently never unexpectedly successfully left lost went got "
                + "ran sent found made took came hung quit died gone down up offline online unavailable "
                + "unreachable ready busy full empty missing invalid unknown"
        ),
        (
            WordRole.TopLevel,
            "com net org edu gov mil int arpa biz info dev app cloud local localdomain example internal lan corp home"
        ),
        (
            WordRole.Extension,
            "log txt csv tsv json jsonl yaml yml xml html htm ini cfg conf config toml env properties lock "
                + "pid sock sql db sqlite tmp bak out err dat bin so dll exe jar war zip gz tgz tar bz2 xz zst "
                + "pdf png jpg jpeg "
                + "gif svg css js ts jsx tsx py pyc rb go rs java class kt cs c h cc cpp hpp php sh ps1 bat pem "
                + "crt key parquet"
        )
    );

    public static WordRole RoleOf(ReadOnlySpan<byte> word) => Words.Find(word);
}
