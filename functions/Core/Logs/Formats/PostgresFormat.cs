using RoleFerry.Core.Logs.Templates;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// PostgreSQL's server log: any prefix, a severity in the server's language, a colon and two spaces, the message. On
/// RDS the prefix is <c>%t:%r:%u@%d:[%p]:</c>
/// (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html); elsewhere often
/// <c>%m [%p] </c>. Lines such as DETAIL belong to the error before them in the same process.
/// FATAL ends one session and is an error; PANIC ends all and is critical:
/// https://www.postgresql.org/docs/current/runtime-config-logging.html#RUNTIME-CONFIG-SEVERITY-LEVELS.
/// </summary>
internal sealed class PostgresFormat()
    : LogFormat("Postgres", [.. Levels.Triggers, .. Translated.Select(w => Trigger.Anywhere(Lower(w) + ":  "))])
{
    private const int MaxPrefix = 300;

    /// <summary>ERROR, FATAL and PANIC in the languages that the server speaks and that write them otherwise.</summary>
    private static readonly string[] Translated =
    [
        .. "FEHLER PANIK ERREUR ERRORE FATALE PANICO ERRO PÂNICO PÁNICO".Split(' '),
        .. "ОШИБКА ВАЖНО ПАНИКА ПОМИЛКА ФАТАЛЬНО ПАНІКА".Split(' '),
        .. "错误 致命错误 錯誤 致命錯誤 오류 치명적오류 エラー BŁĄD PANIKA FATALT ÖLÜMCÜL".Split(' '),
    ];

    private static readonly WordTable<Severity> Severities = new(
        (one, _) => one,
        (Severity.Error, "ERROR FATAL FEHLER ERREUR ERRORE FATALE ERRO ОШИБКА ВАЖНО ПОМИЛКА ФАТАЛЬНО FATALT"),
        (Severity.Error, "错误 致命错误 錯誤 致命錯誤 오류 치명적오류 エラー BŁĄD ÖLÜMCÜL"),
        (Severity.Panic, "PANIC PANIK PANICO PÂNICO PÁNICO ПАНИКА ПАНІКА PANIKA"),
        (Severity.Warning, "WARNING WARNUNG ATTENTION"),
        (Severity.Info, "LOG INFO NOTICE DEBUG DEBUG1 DEBUG2 DEBUG3 DEBUG4 DEBUG5 HINWEIS"),
        (Severity.Detail, "DETAIL HINT STATEMENT CONTEXT QUERY LOCATION BACKTRACE TIPP ANWEISUNG ZUSAMMENHANG ANFRAGE"),
        (Severity.Detail, "DÉTAIL ASTUCE INSTRUCTION CONTEXTE DETALLE SENTENCIA CONTEXTO DETALHE DETTAGLI")
    );

    private enum Severity : byte
    {
        None,
        Error,
        Panic,
        Warning,
        Info,
        Detail,
    }

    internal override bool HasProcesses => true;

    internal override bool TryRead(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line
    ) => TryRead(text, ref line) || TryReadCsv(text, ref line);

    /// <summary>Lines such as DETAIL belong to the error before them in the same process.</summary>
    internal override bool IsContinuedBy(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> next)
    {
        var open = default(LogLine);
        var detail = default(LogLine);
        return TryRead(next, ref detail)
            && detail.IsDetail
            && TryRead(entry, ref open)
            && open.Process.SequenceEqual(detail.Process);
    }

    private bool TryRead(ReadOnlySpan<byte> text, ref LogLine line)
    {
        var head = text.Length > MaxPrefix ? text[..MaxPrefix] : text;
        int colon = head.IndexOf(":  "u8);
        if (colon <= 0 || colon + 3 >= text.Length || text[colon + 3] is (byte)' ' or (byte)'\n')
            return false;
        int start = colon;
        while (start > 0 && (head[start - 1] >= 0x80 || char.IsAsciiLetterOrDigit((char)head[start - 1])))
            start--;
        var severity = IsUpper(head[start..colon]) ? Severities.Find(head[start..colon]) : Severity.None;
        var prefix = head[..start];
        if (severity == Severity.None || !IsPrefix(prefix, severity))
            return false;
        line.Format = this;
        line.Level = LevelOf(severity);
        line.IsDetail = severity == Severity.Detail;
        line.Process = ProcessIn(prefix);
        line.Message = text[(colon + 3)..];
        return true;
    }

    private static Level LevelOf(Severity severity) =>
        severity switch
        {
            Severity.Panic => Level.Critical,
            Severity.Error => Level.Error,
            Severity.Warning => Level.Warning,
            _ => Level.Info,
        };

    /// <summary>Without a prefix, other programs write warnings in the same way.</summary>
    private static bool IsPrefix(ReadOnlySpan<byte> prefix, Severity severity)
    {
        if (prefix.IsEmpty)
            return severity is Severity.Error or Severity.Panic or Severity.Detail;
        return prefix[^1] is (byte)' ' or (byte)':' or (byte)']' or (byte)'>' or (byte)'|'
            && !prefix.Contains((byte)'\n')
            && !TextHead.Of(prefix).HasLevel;
    }

    /// <summary>The process in <c>[4711]</c>, or <c>[4711-1]</c>.</summary>
    private static ReadOnlySpan<byte> ProcessIn(ReadOnlySpan<byte> prefix)
    {
        for (int open = prefix.IndexOf((byte)'['); open >= 0; )
        {
            var rest = prefix[(open + 1)..];
            int end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end > 0 && rest[end] is (byte)']' or (byte)'-')
                return rest[..end];
            int next = rest.IndexOf((byte)'[');
            open = next < 0 ? -1 : open + 1 + next;
        }

        return [];
    }

    /// <summary>
    /// The columns of csvlog: time, user, database, process, six more, then severity, SQLSTATE and message.
    /// https://www.postgresql.org/docs/current/runtime-config-logging.html#RUNTIME-CONFIG-LOGGING-CSVLOG
    /// </summary>
    private bool TryReadCsv(ReadOnlySpan<byte> text, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.TakeTime() || !reader.Take(","u8))
            return false;
        var rest = reader.Rest;
        ReadOnlySpan<byte> process = [];
        for (int column = 2; column < 12; column++)
        {
            if (!TryTakeColumn(ref rest, out var value))
                return false;
            if (column == 4)
                process = value;
        }

        if (!TryTakeColumn(ref rest, out var word) || Severities.Find(word) is not (> 0 and var severity))
            return false;
        if (!TryTakeColumn(ref rest, out _) || !TryTakeColumn(ref rest, out var message))
            return false;
        line.Format = this;
        line.Level = LevelOf(severity);
        line.Process = process;
        line.Message = message;
        return true;
    }

    private static bool TryTakeColumn(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = [];
        if (rest.IsEmpty)
            return false;
        int length;
        if (rest[0] == '"')
        {
            length = 1;
            // A quotation mark inside is written twice.
            while (
                length < rest.Length && (rest[length] != '"' || (length + 1 < rest.Length && rest[length + 1] == '"'))
            )
                length += rest[length] == '"' ? 2 : 1;
            value = rest[1..Math.Min(length, rest.Length)];
            length = Math.Min(length + 1, rest.Length);
        }
        else
        {
            length = rest.IndexOf((byte)',');
            length = length < 0 ? rest.Length : length;
            value = rest[..length];
        }

        rest = rest[Math.Min(length + 1, rest.Length)..];
        return true;
    }

    private static bool IsUpper(ReadOnlySpan<byte> word) => word.IndexOfAnyInRange((byte)'a', (byte)'z') < 0;

    /// <summary>Triggers are written with small letters, and compared without regard to the case of ASCII's.</summary>
    private static string Lower(string word) =>
        string.Concat(word.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c));
}
