using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace RoleFerry.Core.Text;

/// <summary>
/// How people write a moment: <c>2026-11-29 14:30</c>, <c>2026-11-29T14:30Z</c>, <c>14:30</c>, <c>tomorrow 9:00</c>,
/// <c>mon 9:00</c>, <c>now</c>, <c>in 2h</c>, <c>2h ago</c>, with an IANA zone behind it where the place's own is not
/// meant. docs/times.md
/// </summary>
public sealed partial record MomentReader
{
    private static readonly string[] Weekdays =
    [
        .. Enum.GetValues<IsoDayOfWeek>()
            .Where(d => d != IsoDayOfWeek.None)
            .Select(d => d.ToString().ToLowerInvariant()),
    ];

    private static readonly Dictionary<string, int> FromToday = new(StringComparer.Ordinal)
    {
        ["yesterday"] = -1,
        ["today"] = 0,
        ["tomorrow"] = 1,
    };

    /// <summary>Whose clock is meant where neither an offset nor a zone is written; null: one has to be.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>
    /// Now; null where the text has to mean the same whenever it is read, as in a file: then it needs a date.
    /// </summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The time of a day that is written without one.</summary>
    public LocalTime DayBegins { get; init; }

    /// <summary>
    /// Whether people look back here: then <c>14:30</c> and <c>mon</c> are the last ones, not the next, and
    /// <c>7d</c> alone is that long ago.
    /// </summary>
    public bool LooksBack { get; init; }

    /// <summary>Examples, as a sentence goes on with them.</summary>
    public string Examples =>
        (Now, Zone, LooksBack) switch
        {
            (null, null, _) => "2026-11-29T14:30Z or 2026-11-29 14:30 Europe/Berlin",
            (null, _, _) => "2026-11-29 or 2026-11-29 14:30",
            (_, _, true) => "2026-11-29 14:30, yesterday 22:00 or 2h ago",
            _ => "2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h",
        };

    /// <summary>Reads a moment. Never throws.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="moment">UTC.</param>
    /// <param name="error">A sentence that says what is wrong and shows an example.</param>
    public bool TryRead(string text, out DateTimeOffset moment, [NotNullWhen(false)] out string? error)
    {
        var reading = Read(text);
        moment = reading.Moment.ToUniversalTime();
        error = reading.Flaw is { } flaw ? $"{Quoted.Of(text)} {flaw}" : null;
        return error is null;
    }

    private Reading Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var zone = words.Length > 1 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(words[^1]) : null;
        if (zone is null && words.Length > 1 && words[^1].Contains('/'))
            return new("names an unknown time zone: write an IANA name such as Europe/Berlin.");
        var phrase = string.Join(' ', zone is null ? words : words[..^1]).ToLowerInvariant();

        if (phrase == "now")
            return FromNow(TimeSpan.Zero);
        if (Distance().Match(phrase) is { Success: true } distance)
            return DurationText.TryRead(distance.Groups["length"].Value, out var length, out var error)
                ? FromNow(distance.Groups["ago"].Success ? -length : length)
                : new($"is not a date or time. {error}");
        if (LooksBack && DurationText.TryRead(phrase, out var ago, out _, orZero: true))
            return FromNow(-ago);
        return phrase.Length > 0 && ByClock().Match(phrase) is { Success: true } match
            ? ByClock(match, zone)
            : NoMoment();
    }

    private Reading FromNow(TimeSpan distance) => Now is { } now ? new(now + distance) : NeedsADate();

    private Reading ByClock(Match match, DateTimeZone? named)
    {
        var (date, word) = (match.Groups["date"].Value, match.Groups["day"].Value);
        if (word.Length > 0 && !FromToday.ContainsKey(word) && Weekday(word) is null)
            return NoMoment();
        if (date.Length == 0 && Now is null)
            return NeedsADate();
        if (Time(match) is not { } time)
            return new("has an invalid time of day: write it as in 14:30, from 0:00 to 24:00.");
        if (match.Groups["offset"] is { Success: true, Value: var offset })
        {
            if (named is not null)
                return new("has both an offset and a time zone: write one of them.");
            named = OffsetZone(offset);
            if (named is null)
                return new("has an invalid offset: write Z, or as in +01:00.");
        }

        if ((named ?? Zone) is not { } zone)
            return new($"needs a time zone or an offset: write {Examples}.");
        return On(date, word, new ClockTime(time, zone));
    }

    private Reading On(string date, string word, ClockTime time)
    {
        if (date.Length > 0)
            return LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var day }
                ? Of(time.On(day))
                : new("is not a valid date: write it as in 2026-11-29.");
        var now = Now!.Value;
        var today = Instant.FromDateTimeOffset(now).InZone(time.Zone).Date;
        if (FromToday.TryGetValue(word, out var days))
            return Of(time.On(today.PlusDays(days)));
        return Weekday(word) is { } weekday
            ? Nearest(today.PlusDays(-1).Next(weekday), 7, time, now)
            : Nearest(today, 1, time, now);
    }

    /// <summary>
    /// The next of what comes once in so many days, or the last one up to now where people look back.
    /// </summary>
    /// <param name="day">Today, or the next day on which it comes.</param>
    /// <param name="days">How often.</param>
    /// <param name="time">At which time of the day.</param>
    /// <param name="now">Now.</param>
    private Reading Nearest(LocalDate day, int days, ClockTime time, DateTimeOffset now)
    {
        var isAhead = time.On(day) > now;
        return Of(
            time.On(
                (LooksBack, isAhead) switch
                {
                    (false, false) => day.PlusDays(days),
                    (true, true) => day.PlusDays(-days),
                    _ => day,
                }
            )
        );
    }

    /// <summary>Since midnight; null where no clock shows it.</summary>
    private TimeSpan? Time(Match match)
    {
        if (!match.Groups["hour"].Success)
            return new TimeSpan(DayBegins.TickOfDay);
        var time =
            new TimeSpan(Number("hour", 1), Number("minute", 1), Number("second", 1))
            + new TimeSpan(Number("fraction", 7));
        return Number("minute", 1) < 60 && Number("second", 1) < 60 && time <= TimeSpan.FromDays(1) ? time : null;

        int Number(string group, int digits) =>
            match.Groups[group] is { Success: true, Value: var value }
                ? int.Parse(digits == 1 ? value : value.PadRight(digits, '0')[..digits], CultureInfo.InvariantCulture)
                : 0;
    }

    /// <summary>A clock that is always so far from UTC; null where that is more than 18 hours.</summary>
    private static DateTimeZone? OffsetZone(string text)
    {
        if (text == "z")
            return DateTimeZone.Utc;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(6, '0');
        var seconds = (((Two(0) * 60) + Two(2)) * 60) + Two(4);
        return Two(2) < 60 && Two(4) < 60 && seconds <= Offset.MaxValue.Seconds
            ? DateTimeZone.ForOffset(Offset.FromSeconds(text[0] == '-' ? -seconds : seconds))
            : null;

        int Two(int at) => int.Parse(digits.AsSpan(at, 2), CultureInfo.InvariantCulture);
    }

    /// <summary>By its whole name or the first three letters.</summary>
    private static IsoDayOfWeek? Weekday(string word)
    {
        var index = Array.FindIndex(Weekdays, name => word == name || word == name[..3]);
        return index < 0 ? null : (IsoDayOfWeek)(index + 1);
    }

    private static Reading Of(DateTimeOffset? moment) =>
        moment is { } known ? new(known) : new("is out of range: years go from 1 to 9999.");

    private Reading NeedsADate() => new($"means another moment each time it is read: write {Examples}.");

    private Reading NoMoment() => new($"is not a date or time: write {Examples}.");

    [GeneratedRegex(
        @"\A(in (?<length>.+)|(?<length>.+) (?<ago>ago))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Distance();

    [GeneratedRegex(
        @"\A((?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(t|\x20|\z)|(?<day>[a-z]+)(\x20|\z))?"
            + @"((?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?"
            + @"\x20?(?<offset>z|[+-][0-9]{2}(:?[0-9]{2}){0,2})?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ByClock();

    /// <summary>A moment, or what is wrong as a sentence goes on behind the text.</summary>
    private readonly record struct Reading(DateTimeOffset Moment, string? Flaw)
    {
        public Reading(DateTimeOffset moment)
            : this(moment, null) { }

        public Reading(string flaw)
            : this(default, flaw) { }
    }
}
