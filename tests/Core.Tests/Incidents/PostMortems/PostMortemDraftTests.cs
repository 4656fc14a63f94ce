using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Core.Tests.Incidents.PostMortems;

public class PostMortemDraftTests
{
    private const string Template = """
        # {{title}}
        <!-- facts -->
        {{id}}, {{severity}}, {{service}}, {{date}}, {{duration}}
        found after {{detect}}, taken after {{acknowledge}}, over after {{resolve}}, due {{due}}
        <!-- /facts -->
        ## What happened
        TODO: in short.
        <!-- timeline -->
        {{timeline}}
        <!-- /timeline -->
        ## Root cause
        {{nothing}}
        """;

    private static readonly IncidentRoles Team = new(["Maya Okafor", "Maya", "Jonas Lind"], (name, _) =>
        name.StartsWith("Maya", StringComparison.Ordinal) ? "the primary on call" : null
    );

    [Fact]
    public void It_is_the_template_with_the_incidents_facts()
    {
        Assert.Equal(
            """
            # api-5xx
            <!-- facts -->
            INC-7F3K9Q2M, P1, high, api, 2026-11-23, 20 min
            found after 30 s, taken after 2 min 30 s, over after 20 min, due 2026-11-25 12:20:00 UTC
            <!-- /facts -->
            ## What happened
            TODO: in short.
            <!-- timeline -->
            - 2026-11-23 12:00:30 UTC (+30 s): api-5xx fired: P1.
            - 2026-11-23 12:00:36 UTC (+36 s): pagerduty was notified: The first alarm of this incident.
            - 2026-11-23 12:00:42 UTC (+42 s): incidents was notified: The first alarm of this incident.
            - 2026-11-23 12:03:00 UTC (+3 min): the primary on call took it.
            - 2026-11-23 12:20:00 UTC (+20 min): api-5xx is OK.
            <!-- /timeline -->
            ## Root cause
            {{nothing}}
            """,
            TextOf(null)
        );
    }

    [Fact]
    public void Nobody_took_it_is_said_so()
    {
        var record = Past.Incident();

        Assert.Contains(
            "taken after nobody acknowledged it",
            PostMortemDraft.TextOf(PostMortem.Of(record.Incident), record, Template, Team),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Maya Okafor asked Jonas Lind.", "Jonas Lind", "the primary on call asked the responder.")]
    [InlineData("U0451 took it.", "U0451", "the responder took it.")]
    [InlineData("Mayan calendar, not Maya: Maya.", "", "Mayan calendar, not the primary on call: the primary on call.")]
    [InlineData("(Maya Okafor)", null, "(the primary on call)")]
    public void People_appear_by_what_they_were(string said, string? who, string told)
    {
        Assert.Equal(told, Team.Tell(said, who, Past.At(0)));
    }

    [Fact]
    public void What_watches_is_nobody()
    {
        Assert.DoesNotContain(IncidentRoles.Responder, TextOf(null, taken: null), StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_from_outside_are_neither_table_nor_HTML_nor_a_mark_nor_a_name_of_the_template()
    {
        var record = Past.Incident(title: "a|b <!-- /facts --> {{due}}\n## x");

        var text = PostMortemDraft.TextOf(PostMortem.Of(record.Incident), record, Template, Team);

        Assert.StartsWith("# a\\|b &lt;!-- /facts --> {{due}} ## x\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_stays_while_the_facts_stay_true_and_news_is_added()
    {
        var saved = TextOf(null)
            .Replace("TODO: in short.", "The API was down.", StringComparison.Ordinal)
            .Replace("api-5xx fired: P1.", "the API began to fail.", StringComparison.Ordinal);
        var record = Past.Incident(taken: 3);
        record = record with
        {
            Incident = record.Incident with { ResolvedAt = Past.At(50), Reopened = 1 },
            Timeline = record.Timeline.With(
                Past.Event(IncidentEventKind.Reopened, Past.At(40), "cloudwatch", "api-5xx fired again.", Past.At(40))
            ),
        };
        var it = PostMortem.Of(record.Incident).Saved(saved, Past.At(30));

        var text = PostMortemDraft.TextOf(it, record, Template, Team);

        Assert.Contains("api, 2026-11-23, 50 min\n", text, StringComparison.Ordinal);
        Assert.Contains("The API was down.", text, StringComparison.Ordinal);
        Assert.Contains("the API began to fail.", text, StringComparison.Ordinal);
        Assert.Contains(
            "is OK.\n- 2026-11-23 12:40:00 UTC (+40 min): api-5xx fired again.\n<!-- /timeline -->",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, text.Split("took it.").Length - 1);
    }

    [Fact]
    public void A_block_that_somebody_took_out_stays_out()
    {
        Assert.Equal("All mine.", TextOf("All mine."));
    }

    [Fact]
    public void What_is_published_stays_as_it_was_published()
    {
        var record = Past.Incident();
        var it = PostMortem.Of(record.Incident).Published("<!-- facts -->\nold\n<!-- /facts -->", Past.At(60));

        Assert.Equal(it.Text, PostMortemDraft.TextOf(it, record, Template, Team));
    }

    [Fact]
    public void What_comes_back_after_that_is_a_draft_again()
    {
        var it = PostMortem.Of(Past.Incident().Incident).Published("It was the disk.", Past.At(60));

        Assert.True(it.IsPublished);
        Assert.Equal(PostMortemState.Draft, (it with { EndedAt = Past.At(90) }).StateAt(Past.At(100)));
    }

    private static string TextOf(string? saved, double? taken = 3)
    {
        var record = Past.Incident(taken: taken);
        var it = PostMortem.Of(record.Incident);
        return PostMortemDraft.TextOf(saved is null ? it : it.Saved(saved, Past.At(30)), record, Template, Team);
    }
}
