using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>The few words that say something about their neighbours. Letter case does not matter.</summary>
internal static class FirstVocabulary
{
    private static readonly WordTable<FirstWordRole> Words = new(
        (one, other) => one | other,
        (FirstWordRole.Literal, "true false null none nil nan undefined"),
        (
            FirstWordRole.Calendar,
            "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
                + "august september october november december mon tue wed thu fri sat sun monday tuesday "
                + "wednesday thursday "
                + "friday saturday sunday"
        ),
        (
            FirstWordRole.Size,
            "b kb mb gb tb pb kib mib gib tib pib byte bytes bit bits kbps mbps gbps hz khz mhz ghz percent"
        ),
        (
            FirstWordRole.Duration,
            "ns us ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks "
                + "millis millisecond milliseconds microsecond microseconds nanosecond nanoseconds"
        ),
        (
            FirstWordRole.Zone,
            "am pm utc gmt est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist jst aest aedt"
        ),
        (FirstWordRole.Preposition, "for by of as from to on at in with via against invalid unknown"),
        (FirstWordRole.For, "for"),
        (
            FirstWordRole.Noun,
            "user username account login host hostname node server client device interface domain tenant "
                + "customer queue topic table bucket database db schema class container pod namespace cluster "
                + "process thread"
        ),
        (FirstWordRole.Type, "class"),
        (
            FirstWordRole.Function,
            "a an the this that these those it its is are was were be been has have had does did do will "
                + "would can could may might must shall should not no and or but if then than so because while "
                + "when which who "
                + "for by of as from to on at in with via against into onto over under after before during since until"
        ),
        (
            FirstWordRole.Technical,
            "s3 ec2 route53 k8s ipv4 ipv6 http2 h2c utf8 utf16 base64 base32 md5 sha1 sha224 sha256 sha384 "
                + "sha512 x509 oauth2 oauth1 log4j win32 win64 x86 x64 amd64 arm64 i386 psycopg2 boto3 urllib3 "
                + "jinja2 python2 "
                + "python3 neo4j web3 l10n i18n p50 p90 p95 p99"
        ),
        (FirstWordRole.Method, "get head post put delete connect options trace patch"),
        (
            FirstWordRole.TopLevel,
            "com net org edu gov mil int arpa biz info dev app cloud local localdomain internal lan corp home"
        ),
        (
            FirstWordRole.Extension,
            "log txt csv tsv json jsonl yaml yml xml html htm ini cfg conf config toml env properties lock "
                + "pid sock sql db sqlite tmp bak out err dat bin so dll exe jar war zip gz tgz tar bz2 xz zst "
                + "pdf png jpg jpeg "
                + "gif svg css js ts jsx tsx py pyc rb go rs java class kt cs c h cc cpp hpp php sh ps1 bat pem "
                + "crt key parquet"
        )
    );

    public static FirstWordRole RoleOf(ReadOnlySpan<byte> word) => Words.Find(word);
}
