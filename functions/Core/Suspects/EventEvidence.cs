using System.Globalization;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Suspects;

/// <summary>What happened around the beginning of something, as evidence against the nodes where it did.</summary>
public static class EventEvidence
{
    /// <summary>How long before people were told a change is evidence at all.</summary>
    public static readonly TimeSpan LongestChange = TimeSpan.FromHours(2);

    /// <summary>How long before the onset another alarm is.</summary>
    public static readonly TimeSpan LongestAlarm = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How strongly a change speaks that was made just before: most incidents follow one, and most changes cause none.
    /// </summary>
    private const double ByChange = 0.7;

    /// <summary>The time in which that halves.</summary>
    private static readonly TimeSpan ChangeHalves = TimeSpan.FromMinutes(20);

    /// <summary>How strongly one new kind of error speaks, and what each further one adds.</summary>
    private const double ByError = 0.4;
    private const double ByFurtherError = 0.1;
    private const double ByErrors = 0.7;

    /// <summary>How strongly an alarm speaks that fired first, and one that fired later.</summary>
    private const double ByEarlierAlarm = 0.4;
    private const double ByLaterAlarm = 0.25;

    /// <summary>Names that one line shows.</summary>
    private const int MostNamed = 3;

    /// <summary>Characters of a name.</summary>
    private const int LongestName = 80;

    /// <summary>A change; null where it was made too early, or once people had been told.</summary>
    /// <param name="change">The change.</param>
    /// <param name="symptom">What was seen: a change of no service in particular counts for its node.</param>
    public static Evidence? Of(Change change, Symptom symptom)
    {
        var before = symptom.SeenAt - change.At;
        if (before < -Skew || before > LongestChange)
            return null;
        var what = string.Join(' ', new[] { change.Version, "deployed" }.Where(t => t.Length > 0));
        var by = change.By.Length == 0 ? "" : $", by {change.By}";
        var about = change.Summary.Length == 0 ? "" : $": {change.Summary.TrimEnd('.')}";
        return new Evidence(
            change.Service.Length == 0 ? symptom.Node : change.Service,
            ByChange * Math.Pow(0.5, Math.Max(0, before / ChangeHalves)),
            change.At,
            $"{what}{Lead(change.At, symptom.SeenAt)}{by}{about}",
            change.Url
        );
    }

    /// <summary>Kinds of errors of one service that are new since.</summary>
    /// <param name="service">Where they were logged.</param>
    /// <param name="titles">What people call each, the most frequent first; never empty.</param>
    /// <param name="since">When the first was seen first.</param>
    /// <param name="symptom">What was seen.</param>
    public static Evidence OfErrors(string service, IReadOnlyList<string> titles, DateTimeOffset since, Symptom symptom)
    {
        var some = string.Join("; ", titles.Take(MostNamed).Select(t => $"`{Short(t)}`"));
        var kinds = titles.Count == 1 ? "1 new kind of error" : $"{titles.Count} new kinds of errors";
        return new Evidence(
            service,
            Math.Min(ByErrors, ByError + (ByFurtherError * (titles.Count - 1))),
            since,
            $"{kinds}{Lead(since, symptom.SeenAt)}: {some}{(titles.Count > MostNamed ? "; …" : "")}",
            "roleferry errors"
        );
    }

    /// <summary>An incident that is open besides.</summary>
    /// <param name="node">Whose.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="id">The incident.</param>
    /// <param name="since">When it began.</param>
    /// <param name="symptom">What was seen.</param>
    public static Evidence OfAlarm(string node, string title, string id, DateTimeOffset since, Symptom symptom) =>
        new(
            node,
            since <= symptom.SeenAt ? ByEarlierAlarm : ByLaterAlarm,
            since,
            $"{Short(title)}{Lead(since, symptom.SeenAt)} ({id})",
            $"roleferry incidents show {id}"
        );

    /// <summary>Clocks of others are a little ahead.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static string Short(string text) => PlainText.Shorten(PlainText.OneLine(text), LongestName);

    private static string Lead(DateTimeOffset since, DateTimeOffset seenAt)
    {
        var minutes = (int)Math.Round((seenAt - since).TotalMinutes);
        return minutes switch
        {
            0 => " as it began",
            > 0 => string.Create(CultureInfo.InvariantCulture, $" {minutes} min before"),
            _ => string.Create(CultureInfo.InvariantCulture, $" {-minutes} min after"),
        };
    }
}
