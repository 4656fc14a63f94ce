using System.Buffers;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Words: levels, names, numbers, keys with values.</summary>
internal ref partial struct TextHead
{
    /// <summary>What a name has that is no word of a sentence.</summary>
    private static readonly SearchValues<byte> NameMarks = SearchValues.Create("0123456789._-/@#$%+\\:"u8);

    /// <summary>
    /// Words before or behind a level's name that make a sentence of it: <c>got ERROR from</c>, <c>error rate</c>,
    /// <c>ERROR is</c>.
    /// </summary>
    private static readonly WordTable<Prose> Sentences = new(
        (one, _) => one,
        (
            Prose.Before,
            "a an the no not any got get gets has had have was were be been with without of on in for from to "
                + "if when as at by returned returns raised saw received ignoring ignored handled handling last "
                + "this that each every zero found retry retrying after before"
        ),
        (
            Prose.Behind,
            "rate rates count counts budget ratio total totals handler handlers handling page pages logs log code "
                + "codes threshold level levels reporting tracking free message messages margin"
        ),
        (Prose.Verb, "is are means or and")
    );

    private enum Prose : byte
    {
        None,
        Before,
        Behind,
        Verb,
    }

    /// <summary>Takes a word: a level, a name, a number, or a key with its value.</summary>
    private bool TakeWord(bool isBehindTime)
    {
        var word = WordAt(_at);
        if (word.IsEmpty)
            return false;
        int equals = word.IndexOf((byte)'=');
        if (equals > 0 && IsKey(word[..equals]))
            return TakePair(equals);
        int letters = LettersAt(word);
        if (letters > 1 && IsLevel(word, letters, isBehindTime, out var level))
            return Found(level, letters + OffsetLength(word[letters..])) || TakeName(word);
        if (letters == 1 && LetterLength(word, isBehindTime, out level) is > 0 and var length)
            return _isLetter = Found(level, length);
        if (word is [.., (byte)':'] && word.LastIndexOf((byte)'.') is > 0 and var dot)
        {
            // Monolog's channel stands before the level: production.ERROR:
            if (Levels.TryParseCapitals(word[(dot + 1)..^1], out level))
            {
                Logger = word[..dot];
                return Found(level, word.Length);
            }
        }

        return TakeName(word);
    }

    private readonly ReadOnlySpan<byte> WordAt(int at)
    {
        var rest = _line[at..];
        int length = rest.IndexOfAny(WordEnds);
        return length < 0 ? rest : rest[..length];
    }

    private readonly bool IsLevel(ReadOnlySpan<byte> word, int letters, bool isBehindTime, out Level level)
    {
        var name = word[..letters];
        byte next = letters < word.Length ? word[letters] : default;
        if (Levels.TryParseCapitals(name, out level))
        {
            if (!HasTime && IsVerbBehind(_at + letters))
                return false;
            // ERROR_RATE, ERROR-CODE and ERROR.txt are names.
            return next is 0 or (byte)':' or (byte)'/' or (byte)'!' or (byte)'*' or (byte)'+'
                || (next == '-' && word.Length == letters + 1);
        }

        if (!Levels.TryParseSure(name, out level))
            return next == ':' && IsCategory(_line[(_at + letters + 1)..]) && Levels.TryParse(name, out level);
        if (next == ':')
        {
            // An error's type, and what Go writes when it dies.
            bool isOwn = _at == 0 && (name.SequenceEqual("Error"u8) || name.SequenceEqual("panic"u8));
            return word.Length == letters + 1 && !isOwn;
        }

        if (next != 0)
            return false;
        var marks = MarksAt(_at + letters);
        if (_isBehindLevelKey || TimeText.LengthAt(_line[(_at + letters + marks.Length)..]) > 4)
            return true;
        if (_at == 0 && marks.Contains((byte)'|'))
            return true;
        if (_isBehindBar && (IsBar(marks) || marks.Length > 1))
            return true;
        return isBehindTime
            && marks.Length > 0
            && Sentences.Find(WordAt(_at + letters + marks.Length).TrimEnd(":,."u8)) != Prose.Behind;
    }

    private readonly bool IsVerbBehind(int at)
    {
        var marks = MarksAt(at);
        return marks is [(byte)' '] && Sentences.Find(WordAt(at + 1)) == Prose.Verb;
    }

    /// <summary>
    /// What Microsoft.Extensions.Logging puts behind a level: <c> Acme.Worker[0]</c>. See
    /// https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter.
    /// </summary>
    private static bool IsCategory(ReadOnlySpan<byte> text)
    {
        int open = text.IndexOf((byte)'[');
        return text is [(byte)' ', ..]
            && open > 1
            && !text[1..open].Contains((byte)' ')
            && text[(open + 1)..].TrimStart("-0123456789"u8) is [(byte)']', ..];
    }

    /// <summary>
    /// The length of a level of one letter: <c>E, [</c> (Ruby), <c>E1013 14:30:00.123</c> (klog), <c>E/Tag: </c>
    /// (Android), or <c>E</c> beside a time.
    /// </summary>
    private readonly int LetterLength(ReadOnlySpan<byte> word, bool isBehindTime, out Level level)
    {
        if (!Levels.TryParseLetter(word[0], out level))
            return 0;
        var behind = Rest[1..];
        // Telegraf's letter has a mark.
        if (word.Length == 2 && word[1] == '!' && HasTime)
            return 2;
        if (word.Length == 1)
        {
            var spaced = behind.TrimStart((byte)' ');
            bool isOne =
                behind.StartsWith(", ["u8)
                || (
                    spaced.Length < behind.Length
                    && (isBehindTime || TimeText.LengthAt(spaced) > 0 || OnlyNumbersBefore)
                );
            return isOne ? 1 : 0;
        }

        if (word.Length is 5 or 9 && !word[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            var clock = behind[(word.Length - 1)..].TrimStart((byte)' ');
            return TimeText.ClockLength(clock, hasDate: false) > 0 ? word.Length : 0;
        }

        return word.Length > 4 && word[1] == '/' && char.IsAsciiLetterUpper((char)word[2]) && behind.IndexOf(": "u8) > 0
            ? 1
            : 0;
    }

    /// <summary>Whether a time and numbers are all that came before, as in Android's and MongoDB's logs.</summary>
    private readonly bool OnlyNumbersBefore => HasTime && !_hasPlainName && Logger.IsEmpty && _names is > 0 and < 3;

    /// <summary>The length of what Go's slog adds to a level: <c>+2</c>.</summary>
    private static int OffsetLength(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'+', ..])
            return 0;
        int end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>
    /// Takes a name or number that may stand before a level. Words of everyday language are names only where a mark
    /// says so, or directly behind a time.
    /// </summary>
    private bool TakeName(ReadOnlySpan<byte> word)
    {
        if (++_names > MaxNames || ErrorSigns.IsError(Rest))
            return false;
        int end = _at + word.Length;
        var bare = word.TrimEnd((byte)':');
        if (bare.IsEmpty)
            return false;
        if (bare.ContainsAny(NameMarks) || HasInnerCapital(bare))
        {
            if (!HasTime && !bare.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !IsBar(MarksAt(end)))
                return false;
            if (Logger.IsEmpty && bare.IndexOfAny((byte)'.', (byte)':') > 0)
                Logger = bare;
            _at = end;
            return true;
        }

        bool isMarked = bare.Length < word.Length || (end < _line.Length && _line[end] == '[') || IsBar(MarksAt(end));
        bool isPlain = HasTime && !_hasPlainName && char.IsAsciiLetterLower((char)bare[0]);
        if (!isMarked && (!isPlain || Sentences.Find(bare) is Prose.Before or Prose.Verb))
            return false;
        if (!isMarked)
            _hasPlainName = true;
        _isBehindLevelKey = bare.Length < word.Length && LogfmtLine.IsLevelKey(bare);
        if (Logger.IsEmpty && !_isBehindLevelKey)
            Logger = bare;
        _at = end;
        return true;
    }

    private static bool IsKey(ReadOnlySpan<byte> text) => !text.ContainsAny((byte)':', (byte)'/', (byte)'?');

    /// <summary>Takes <c>key=value</c> or <c>key="a value"</c>.</summary>
    private bool TakePair(int equals)
    {
        HasPair = true;
        if (LogfmtLine.IsLevelKey(Rest[..equals]))
            return false;
        _at += equals + 1;
        if (_at < _line.Length && _line[_at] == '"')
        {
            int end = LogfmtLine.EndOfQuotes(Rest);
            _at = Math.Min(_line.Length, _at + end);
            return true;
        }

        _at += WordAt(_at).Length;
        return true;
    }

    /// <summary>
    /// Takes the logger, process or place in the code between a level and its message, where a mark follows it.
    /// </summary>
    private bool TakeLogger()
    {
        var word = WordAt(_at);
        if (word.IsEmpty)
            return false;
        // What follows the level without a space: ERROR:app:message
        int colon = word.IndexOf((byte)':');
        if (_line[_at - 1] == ':' && colon > 0)
            return TakeName(word[..colon], colon + 1, isLast: true);
        int letters = LettersAt(word);
        if (_isLetter && Levels.TryParseCapitals(word[..letters], out var name) && word.Length - letters < 2)
        {
            // Ruby writes its letter, and then the name.
            (Level, _isLetter) = (name, false);
            _at += word.Length;
            return true;
        }

        int end = _at + word.Length;
        var marks = MarksAt(end);
        if (!word.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            // Spring Boot's process, and klog's before its place in the code.
            if (marks.IndexOf("---"u8) < 0 && !IsPlaceInBrackets(end + marks.Length))
                return false;
            Process = word;
            _at = end;
            return true;
        }

        if (word.SequenceEqual("in"u8) && WordAt(end + marks.Length) is [.., (byte)':'] and var module)
            return TakeName(module[..^1], end + marks.Length - _at + module.Length, isLast: true);
        if (IsCategory(_line[(_at - 1)..]) && Logger.IsEmpty)
            return TakeName(word, _line[_at..].IndexOf((byte)']') + 1, isLast: true);
        if (end < _line.Length && _line[end] == ']' && IsPlace(word))
            return TakeName(word, word.Length + 1, isLast: true);
        var bare = word.TrimEnd((byte)':');
        bool isColon = marks.IndexOf((byte)':') >= 0 || (bare.Length < word.Length && marks.Length > 0);
        bool isNamed = bare.ContainsAny(NameMarks) && !bare.Contains((byte)'%');
        bool isLogger = IsBar(marks) ? isNamed || _isBehindBar : isColon && isNamed;
        if (!isLogger || bare.IsEmpty || bare.Contains((byte)'=') || ErrorSigns.IsError(Rest))
            return false;
        return TakeName(bare, word.Length, isLast: false);
    }

    private bool TakeName(ReadOnlySpan<byte> name, int length, bool isLast)
    {
        if (Logger.IsEmpty && !IsPlace(name))
            Logger = name;
        _at += length;
        if (isLast)
        {
            SkipMarks();
            _names = 2 * MaxNames;
        }

        return true;
    }

    /// <summary>A file and a line: <c>server/list.go:44</c></summary>
    private static bool IsPlace(ReadOnlySpan<byte> word)
    {
        var file = word.TrimEnd("0123456789"u8);
        return file.Length < word.Length && file is [.., (byte)':'] && file[..^1].Contains((byte)'.');
    }

    private readonly bool IsPlaceInBrackets(int at) =>
        WordAt(at) is var word && at + word.Length < _line.Length && _line[at + word.Length] == ']' && IsPlace(word);

    private static bool HasInnerCapital(ReadOnlySpan<byte> word) =>
        word[1..].IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 && word.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0;

    private static int LettersAt(ReadOnlySpan<byte> word)
    {
        int length = 0;
        while (length < word.Length && char.IsAsciiLetter((char)word[length]))
            length++;
        return length;
    }
}
