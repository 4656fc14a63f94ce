using System.Text;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// A word, in any letter case, that makes a log event worth reading. <see cref="TriggerScan"/> looks for all at once.
/// </summary>
public sealed record Trigger
{
    /// <summary>Letters by which a word is looked for; shorter ones would be found in any text.</summary>
    internal const int MinLength = 3;

    private Trigger(string word, TriggerPlace place)
    {
        string bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word));
        if (place != TriggerPlace.EventStart && (bytes.Length < MinLength || word.Any(char.IsAsciiLetterUpper)))
            throw new ArgumentException($"{word} is no trigger: {MinLength} small letters or more.", nameof(word));
        (Text, Place) = (bytes, place);
    }

    /// <summary>
    /// The word's bytes, each as a character, in small letters of ASCII; of a beginning of events as it stands.
    /// </summary>
    public string Text { get; }

    /// <summary>Where it has to stand.</summary>
    public TriggerPlace Place { get; }

    /// <summary>A word that counts wherever it stands, also within another: <c>exception</c>.</summary>
    public static Trigger Anywhere(string word) => new(word, TriggerPlace.Anywhere);

    /// <summary>A word, or the beginning of one: <c>crit</c>.</summary>
    public static Trigger WordStart(string word) => new(word, TriggerPlace.WordStart);

    /// <summary>
    /// The name of a level. One of three letters must be the whole word, or it would be found too often.
    /// </summary>
    public static Trigger Name(string name) =>
        new(name, name.Length > MinLength ? TriggerPlace.WordStart : TriggerPlace.Word);

    /// <summary>What a key or a text of a structured line begins with.</summary>
    public static Trigger Quoted(string word) => new(word, TriggerPlace.Quoted);

    /// <summary>
    /// The name of a key that may hold a level as a number. Errors begin at 40 in Python and at 50 in pino, and end at
    /// 3 in syslog.
    /// </summary>
    public static Trigger NumberOfError(string key) => new(key, TriggerPlace.NumberOfError);

    /// <summary>What an event may begin with.</summary>
    public static Trigger EventStart(string text) => new(text, TriggerPlace.EventStart);

    /// <summary>What a cover ends with, behind which the event of a program begins.</summary>
    public static Trigger CoverEnd(string text) => new(text, TriggerPlace.CoverEnd);

    /// <summary>
    /// Whether every text in which this is found has another trigger too, so that this need not be looked for.
    /// </summary>
    internal bool IsImpliedBy(Trigger other) =>
        Place != TriggerPlace.EventStart
        && other.Place switch
        {
            TriggerPlace.Anywhere => Text.Contains(other.Text, StringComparison.Ordinal),
            TriggerPlace.WordStart => Place is TriggerPlace.WordStart or TriggerPlace.Word
                && Text.StartsWith(other.Text, StringComparison.Ordinal),
            _ => false,
        };
}
