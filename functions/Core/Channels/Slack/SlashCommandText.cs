using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>Reads what somebody typed behind <c>/incident</c>. Never throws.</summary>
public static class SlashCommandText
{
    /// <summary>What can be typed, one line each.</summary>
    public const string Help = """
        /incident list                        list open incidents
        /incident show [INC-…]                show its status, owner and alarms
        /incident timeline [INC-…]            show what happened
        /incident open P1 [service=api] WORDS open an incident that no alarm reported
        /incident ack [INC-…]                 acknowledge it: you are working on it (unack: withdraw)
        /incident resolve [INC-…]             resolve it (reopen: open it again)
        /incident escalate [INC-…]            notify the next level
        /incident sev [INC-…] P2              change its severity
        /incident note [INC-…] WORDS          add a note to its timeline
        /incident mute [INC-…] 1h30m [WORDS]  send no repeats for a while, and say why (unmute: send them again)
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

    /// <summary>Reads it.</summary>
    public static SlashCommand Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
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
            "ack" or "acknowledge" => Alone(words, rest, new SlashCommand.Acknowledge(id)),
            "unack" or "unacknowledge" => Alone(words, rest, new SlashCommand.Unacknowledge(id)),
            "resolve" or "close" => Alone(words, rest, new SlashCommand.Resolve(id)),
            "reopen" => Alone(words, rest, new SlashCommand.Reopen(id)),
            "escalate" => Alone(words, rest, new SlashCommand.Escalate(id)),
            "sev" or "severity" => rest is [var word] && SeverityWord.Read(word) is { } severity
                ? new SlashCommand.SetSeverity(id, severity)
                : Wrong("Give the severity as P0, P1, P2 or P3", "sev INC-7F3K9Q2M P1"),
            "note" => rest.Length > 0
                ? new SlashCommand.Note(id, TextBehind(text, id is null ? 1 : 2))
                : Wrong("A note needs a text", "note INC-7F3K9Q2M restarted the workers"),
            "mute" => Mute(id, rest),
            "unmute" => rest is [var silence]
            && id is null
            && silence.StartsWith(Silence.Prefix, StringComparison.OrdinalIgnoreCase)
                ? new SlashCommand.EndSilence(silence.ToUpperInvariant())
                : Alone(words, rest, new SlashCommand.Unmute(id)),
            "silences" => Alone(words, rest, new SlashCommand.Silences()),
            "page" => rest.Length > 0
                ? new SlashCommand.Page(id, string.Join(' ', rest))
                : Wrong("Say whom to page", "page INC-7F3K9Q2M jonas"),
            "own" or "take" => new SlashCommand.Own(id, rest.Length == 0 ? null : string.Join(' ', rest)),
            var unknown => Wrong($"`{Harmless(unknown)}` is not a command", "list", "help"),
        };
    }

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

    /// <summary>What is muted, how long, and why: <c>[MATCHER ...] [TIME [WORDS]]</c>.</summary>
    private static SlashCommand Mute(string? id, string[] words)
    {
        if (words.Length == 0)
            return new SlashCommand.Mute(id, TimeSpan.FromHours(1));
        var at = Array.FindIndex(words, w => DurationText.TryRead(w, out _, out _));
        if (at < 0 || (at > 0 && id is not null))
            return Wrong("A time to mute for is said as 30m, 1h30m or 1d", "mute INC-7F3K9Q2M 1h");
        var (length, end) = DurationAt(words, at)!.Value;
        var why = string.Join(' ', words[end..]);
        if (at == 0)
            return new SlashCommand.Mute(id, length, why);

        var matchers = ImmutableArray.CreateBuilder<Matcher>();
        foreach (var word in words[..at])
        {
            // Keyboards and Slack turn quotes into typographic ones.
            if (!MatcherText.TryRead(word.Replace('“', '"').Replace('”', '"'), out var matcher, out var error))
                return Wrong(
                    $"`{Harmless(word)}` is not a matcher ({Harmless(error.TrimEnd('.'))})",
                    "mute service=api 1h a deployment"
                );
            matchers.Add(matcher);
        }

        return why.Length > 0
            ? new SlashCommand.Silence(matchers.DrainToImmutable(), length, why)
            : Wrong(
                "Give the reason after the duration: whoever is on call will ask",
                "mute service=api 1h a deployment"
            );
    }

    private static SlashCommand OnCall(string[] words) =>
        words switch
        {
            [] => new SlashCommand.OnCall(),
            [var person, ..] when DurationAt(words, 1) is var (length, end) && end >= words.Length - 1 =>
                new SlashCommand.TakeOver(person, words[end..].FirstOrDefault(), length),
            _ => Wrong("Say who takes over and for how long", "oncall jonas 4h", "oncall jonas 4h secondary"),
        };

    private static SlashCommand Alone(string[] words, string[] rest, SlashCommand command) =>
        rest.Length == 0
            ? command
            : Wrong($"`{Harmless(rest[0])}` is not an incident id", $"{words[0].ToLowerInvariant()} INC-7F3K9Q2M");

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

    /// <summary>
    /// The length of time that the word and as many behind it as belong to it say, as in <c>1h 30m</c>, and where it
    /// ends; null where the word says none.
    /// </summary>
    private static (TimeSpan Length, int End)? DurationAt(string[] words, int at)
    {
        (TimeSpan, int)? longest = null;
        for (
            var end = at + 1;
            end <= words.Length && DurationText.TryRead(string.Join(' ', words[at..end]), out var length, out _);
            end++
        )
            longest = (length, end);
        return longest;
    }

    /// <summary>What stands behind so many words, as it was typed.</summary>
    private static string TextBehind(string text, int words)
    {
        var rest = text.AsSpan().TrimStart();
        for (; words > 0; words--)
        {
            var end = 0;
            while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
                end++;
            rest = rest[end..].TrimStart();
        }

        return rest.TrimEnd().ToString();
    }

    /// <summary>A word as an answer may repeat it.</summary>
    private static string Harmless(string word) => SlackText.Escape(PlainText.OneLine(word).Replace('`', '\''), 60);
}
