using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>
/// The text of a post-mortem that is not published: the template <c>monitoring/postmortem.md</c> with the incident's
/// facts in the place of <c>{{names}}</c>. Two blocks of it are ours: <c>facts</c> is written anew until it is
/// published, and to <c>timeline</c> is added what happened after somebody saved.
/// </summary>
public static partial class PostMortemDraft
{
    private const string Facts = "facts";
    private const string Timeline = "timeline";

    /// <summary>The blocks' names.</summary>
    internal static ImmutableArray<string> Blocks { get; } = [Facts, Timeline];

    /// <summary>How a block's first line begins.</summary>
    internal static string Begin(string block) => $"<!-- {block}";

    /// <summary>A block's last line.</summary>
    internal static string End(string block) => $"<!-- /{block} -->";

    /// <summary>The text as people are to see it now.</summary>
    /// <param name="it">The post-mortem. One that is published keeps the text that it was published with.</param>
    /// <param name="record">Its incident.</param>
    /// <param name="template">The template.</param>
    /// <param name="cast">Who was what.</param>
    public static string TextOf(PostMortem it, IncidentRecord record, string template, IncidentRoles cast)
    {
        if (it is { IsPublished: true, Text: { } published })
            return published;
        var fresh = Fill(template, it, record, cast);
        return it.Text is { } saved ? Refresh(saved, fresh, TimelineText.Of(record, cast, it.SavedAt)) : fresh;
    }

    private static string Fill(string template, PostMortem it, IncidentRecord record, IncidentRoles cast)
    {
        var (incident, times) = (record.Incident, record.Times);
        return Placeholder()
            .Replace(template.ReplaceLineEndings("\n"), match => match.Groups["name"].Value switch
                {
                    "id" => incident.Id,
                    "title" => Plain(incident.Title),
                    "severity" => IncidentText.Severity(incident.Severity),
                    "service" => incident.Service.Length == 0 ? "unknown" : Plain(incident.Service),
                    "alarms" => string.Join(
                        ", ",
                        record.Alarms.Select(a => Plain(a.Name)).DefaultIfEmpty(Plain(incident.Title))
                    ),
                    "began" => Words.Time(times.Began),
                    "opened" => Words.Time(times.Opened),
                    "ended" => Words.Time(it.EndedAt),
                    "date" => Words.Time(times.Began)[..10],
                    "duration" => Words.Duration(it.EndedAt - times.Began),
                    "detect" => Words.Duration(times.ToDetect),
                    "acknowledge" => times.ToAcknowledge is { } taken
                        ? Words.Duration(taken)
                        : "nobody acknowledged it",
                    "resolve" => Words.Duration(it.EndedAt - times.Began),
                    "due" => Words.Time(it.DueBy),
                    "timeline" => TimelineText.Of(record, cast),
                    _ => match.Value,
                });
    }

    /// <summary>A block that somebody took out stays out.</summary>
    private static string Refresh(string saved, string fresh, string news)
    {
        if (Find(saved, Facts) is { } old && Find(fresh, Facts) is { } current)
            saved = saved[..old.Start] + fresh[current.Start..current.End] + saved[old.End..];
        if (news.Length > 0 && Find(saved, Timeline) is { } timeline)
            saved = saved.Insert(timeline.LastLine, news + "\n");
        return saved;
    }

    private static (int Start, int End, int LastLine)? Find(string text, string block)
    {
        MarkdownLine? first = null;
        foreach (var line in MarkdownLine.Read(text))
        {
            if (line.Generated != block)
                continue;
            first ??= line;
            if (line.Text == End(block))
                return (first.Value.Start, line.Start + line.Text.Length, line.Start);
        }

        return null;
    }

    private static string Plain(string text) => MarkdownText.Plain(text);

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
