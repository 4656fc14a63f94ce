using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>Reads what somebody typed behind <c>/incident</c>. Never throws.</summary>
public static class SlashCommandText
{
    /// <summary>Columns of a line of help before what it says.</summary>
    private const int HelpColumn = 38;

    /// <summary>What can be typed, one line each.</summary>
    public static string Help { get; } =
        $"""
            /incident list                        list open incidents
            /incident show [INC-…]                show its status, owner and alarms
            /incident timeline [INC-…]            show what happened
            /incident open P1 [service=api] WORDS open an incident that no alarm reported
            {string.Join('\n', TypedCommands.All.Select(HelpOf))}
            /incident escalate [INC-…]            notify the next level
            /incident mute service=api 1h WORDS   silence matching alarms; P0 still notifies
            /incident silences                    list silences
            /incident unmute SIL-…                end a silence
            /incident page [INC-…] PERSON         page somebody
            /incident own [INC-…] [PERSON]        take it, or give it to somebody
            /incident why [INC-…]                 explain who was notified, and why
            /incident postmortem [INC-…]          show its post-mortem
            /incident oncall                      show who is on call
            /incident oncall PERSON 4h [LEVEL]    that person takes over now
            Leave out INC-… while only one incident is open.
            """;

    private const int IdLength = 12;
    private const int MaxFlaw = 300;

    /// <summary>Reads it.</summary>
    public static SlashCommand Read(string text)
    {
        var words = TypedWords.Of(text);
        if (words.Length == 0)
            return new SlashCommand.Help();
        var (id, rest) = words.Length > 1 && IdOf(words[1]) is { } named ? (named, words[2..]) : (null, words[1..]);
        return words[0].ToLowerInvariant() switch
        {
            "help" or "?" => new SlashCommand.Help(),
            "list" or "ls" => new SlashCommand.List(),
            "oncall" or "on-call" => OnCall(rest),
            "open" or "declare" => Open(rest),
            "show" => Alone(words, rest, new SlashCommand.Show(id)),
            "why" => Alone(words, rest, new SlashCommand.Explain(id)),
            "timeline" => Alone(words, rest, new SlashCommand.Timeline(id)),
            "postmortem" or "post-mortem" => Alone(words, rest, new SlashCommand.PostMortem(id)),
            "escalate" => Alone(words, rest, new SlashCommand.Escalate(id)),
            "mute" when id is null && MatchersEnd(rest) is > 0 and var end => SilenceOf(rest, end),
            "unmute"
                when id is null
                    && rest is [var silence]
                    && silence.StartsWith(Silence.Prefix, StringComparison.OrdinalIgnoreCase) =>
                new SlashCommand.EndSilence(silence.ToUpperInvariant()),
            "silences" => Alone(words, rest, new SlashCommand.Silences()),
            "page" => rest.Length > 0
                ? new SlashCommand.Page(id, string.Join(' ', rest))
                : Wrong("Say whom to page", "page INC-7F3K9Q2M jonas"),
            "own" or "take" => new SlashCommand.Own(id, rest.Length == 0 ? null : string.Join(' ', rest)),
            var word when TypedCommands.All.FirstOrDefault(c => c.Words.Contains(word)) is { } typed => Do(
                typed,
                words,
                id,
                TypedWords.Behind(text, id is null ? 1 : 2)
            ),
            var unknown => Wrong($"`{Harmless(unknown)}` is not a command", "list", "help"),
        };
    }

    private static SlashCommand Do(TypedCommand typed, string[] words, string? id, string arguments)
    {
        if (typed.Read(arguments) is { } action)
            return new SlashCommand.Act(id, action);
        return typed.Wrong.Length > 0
            ? Wrong(typed.Wrong, $"{typed.Words[0]} INC-7F3K9Q2M {typed.Example}")
            : NoSuchId(words[0], TypedWords.Of(arguments)[0]);
    }

    private static string HelpOf(TypedCommand typed) =>
        $"/incident {typed.Words[0]} [INC-…] {typed.Arguments}".TrimEnd().PadRight(HelpColumn) + typed.Help;

    private static SlashCommand Open(string[] words)
    {
        var service = words.FirstOrDefault(w => w.StartsWith("service=", StringComparison.OrdinalIgnoreCase));
        string[] title = [.. words.Skip(1).Where(w => w != service)];
        return words.Length > 0 && SeverityWord.Read(words[0]) is { } severity && title.Length > 0
            ? new SlashCommand.Open(
                severity,
                service is null ? "" : service["service=".Length..],
                string.Join(' ', title)
            )
            : Wrong("Give the severity and what is wrong", "open P1 service=api nobody can log in");
    }

    /// <summary>Where the matchers of a silence end and its length of time begins; -1 where none is said.</summary>
    private static int MatchersEnd(string[] words) =>
        Enumerable
            .Range(0, words.Length)
            .Where(i => DurationText.TryRead(words[i], out _, out _))
            .Where(i => Straight(string.Concat(words[..i])).Count(c => c == '"') % 2 == 0)
            .DefaultIfEmpty(-1)
            .First();

    /// <summary>Keyboards and Slack turn quotes into typographic ones.</summary>
    private static string Straight(string text) => text.Replace('“', '"').Replace('”', '"');

    /// <summary>What is silenced, how long, and why: <c>MATCHER ... TIME WORDS</c>.</summary>
    private static SlashCommand SilenceOf(string[] words, int at)
    {
        var (length, end) = TypedWords.DurationAt(words, at)!.Value;
        var why = string.Join(' ', words[end..]);
        if (
            !MatcherText.TryRead(Straight(string.Join(' ', words[..at])), out var matchers, out var error, spaces: true)
        )
            return Wrong(Harmless(error.TrimEnd('.'), MaxFlaw), "mute service=api 1h a deployment");
        return why.Length > 0
            ? new SlashCommand.Silence(matchers, length, why)
            : Wrong(
                "Give the reason after the duration: whoever is on call will ask",
                "mute service=api 1h a deployment"
            );
    }

    private static SlashCommand OnCall(string[] words) =>
        words switch
        {
            [] => new SlashCommand.OnCall(),
            [var person, ..] when TypedWords.DurationAt(words, 1) is var (length, end) && end >= words.Length - 1 =>
                new SlashCommand.TakeOver(person, words[end..].FirstOrDefault(), length),
            _ => Wrong("Say who takes over and for how long", "oncall jonas 4h", "oncall jonas 4h secondary"),
        };

    private static SlashCommand Alone(string[] words, string[] rest, SlashCommand command) =>
        rest.Length == 0 ? command : NoSuchId(words[0], rest[0]);

    private static SlashCommand.Wrong NoSuchId(string word, string typed) =>
        Wrong($"`{Harmless(typed)}` is not an incident id", $"{word.ToLowerInvariant()} INC-7F3K9Q2M");

    private static SlashCommand.Wrong Wrong(string what, params ReadOnlySpan<string> right)
    {
        var examples = string.Join(" or ", right.ToArray().Select(r => $"`/incident {r}`"));
        return new SlashCommand.Wrong($"{what}, for example {examples}.");
    }

    /// <summary>An incident's id as people type it: in any case, with O for 0 and I or L for 1.</summary>
    private static string? IdOf(string word)
    {
        if (word.Length != IdLength || !word.StartsWith("INC-", StringComparison.OrdinalIgnoreCase))
            return null;
        var id = word[4..].ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return id.All(char.IsAsciiLetterOrDigit) ? $"INC-{id}" : null;
    }

    /// <summary>A word as an answer may repeat it.</summary>
    private static string Harmless(string word, int most = 60) =>
        SlackText.Escape(PlainText.OneLine(word).Replace('`', '\''), most);
}
