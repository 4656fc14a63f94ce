using System.Xml.Linq;
using RoleFerry.Cli.Reports;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.Signals;
using Spectre.Console;

namespace RoleFerry.Cli.Tests.Incidents;

public class ReportTests
{
    private static readonly IncidentReport Report = new()
    {
        Month = new DateOnly(2026, 11, 1),
        Zone = "Europe/Berlin",
        MadeAt = new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero),
        Incidents = 14,
        Open = 1,
        BySeverity =
        [
            Measured(Severity.P0, 1, 0, 2, 4, 50),
            Measured(Severity.P1, 4, 0, 3, 18, 41),
            Measured(Severity.P2, 7, 1, 7, 22, 130),
            new SeverityMeasures(
                Severity.P3,
                2,
                0,
                new Measure(2, Minutes(1), Minutes(1), Minutes(5)),
                new Measure(0, null, null, Minutes(1440)),
                new Measure(2, Minutes(600), Minutes(900), null)
            ),
        ],
        ByService =
        [
            new ServiceCount("api", [1, 2, 3, 0]),
            new ServiceCount("enrichment", [0, 2, 2, 1]),
            new ServiceCount("", [0, 0, 2, 1]),
        ],
        ByDay =
        [
            .. Enumerable
                .Range(1, 30)
                .Select(d => new DayCount(
                    new DateOnly(2026, 11, d),
                    [d == 23 ? 1 : 0, d % 9 == 5 ? 1 : 0, d % 5 == 3 ? 1 : 0, d % 14 == 0 ? 1 : 0]
                )),
        ],
        Pages = [new PersonPages("Maya Okafor", 6, 4), new PersonPages("Tomás <Silva>", 3, 0)],
        NoisiestAlarms =
        [
            new AlarmNoise("roleferry-prod-api-5xx-rate", 5, 1, 17, 3),
            new AlarmNoise("roleferry-prod-enrichment-queue-depth-above-five-hundred-for-ten-minutes", 3, 0, 6, 3),
            new AlarmNoise("<script>alert(1)</script>", 1, 0, 2, 0),
        ],
        SlaMisses =
        [
            new SlaMiss(
                "INC-7F3K9Q2M",
                "roleferry-prod-db-down",
                Severity.P0,
                SlaKind.Acknowledge,
                Minutes(5),
                Minutes(9),
                true
            ),
            new SlaMiss(
                "INC-0A1B2C3D",
                "roleferry-prod-api-p95-latency",
                Severity.P2,
                SlaKind.Resolve,
                Minutes(1440),
                Minutes(3000),
                false
            ),
        ],
    };

    [Fact]
    public void The_page_is_as_it_was_looked_at()
    {
        Golden.Equal("tests/Cli.Tests/Incidents/Golden/report.html", ReportPage.Write(Report));
    }

    [Fact]
    public void The_page_needs_nothing_else_and_runs_nothing()
    {
        var page = ReportPage.Write(Report);

        foreach (var other in new[] { "<script", "src=", "href=", "url(", "@import", "javascript:", " on" + "click" })
            Assert.DoesNotContain(other, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chart_has_a_title_and_a_description_for_those_who_do_not_see_it()
    {
        var page = ReportPage.Write(Report);
        var body = page[
            page.IndexOf("<main>", StringComparison.Ordinal)..(
                page.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length
            )
        ];
        var charts = XElement
            .Parse(body)
            .Descendants("svg")
            .Where(s => (string?)s.Attribute("aria-hidden") != "true")
            .ToArray();

        Assert.Equal(5, charts.Length);
        Assert.All(charts, chart =>
        {
            Assert.Equal("img", (string?)chart.Attribute("role"));
            var named = ((string?)chart.Attribute("aria-labelledby"))!.Split(' ');
            Assert.Equal(
                named,
                new[] { chart.Element("title"), chart.Element("desc") }.Select(e => (string?)e!.Attribute("id"))
            );
            Assert.All(new[] { chart.Element("title"), chart.Element("desc") }, e => Assert.NotEmpty(e!.Value));
        });
    }

    [Fact]
    public void A_month_without_incidents_is_a_page_too()
    {
        var empty = Report with
        {
            Incidents = 0,
            Open = 0,
            BySeverity = [],
            ByService = [],
            Pages = [],
            NoisiestAlarms = [],
            SlaMisses = [],
        };

        Assert.Contains("<p>There was none.</p>", ReportPage.Write(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_it_is_a_few_tables()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }
        );
        console.Profile.Width = 160;

        ReportDisplay.Write(Report, console);

        Golden.Equal("tests/Cli.Tests/Incidents/Golden/report-terminal.txt", text.ToString());
    }

    private static SeverityMeasures Measured(
        Severity severity,
        int incidents,
        int open,
        double detect,
        double acknowledge,
        double resolve
    ) =>
        new(
            severity,
            incidents,
            open,
            new Measure(incidents, Minutes(detect), Minutes(detect * 2), Minutes(5)),
            new Measure(
                incidents - open,
                Minutes(acknowledge),
                Minutes(acknowledge * 2),
                Minutes(
                    severity switch
                    {
                        Severity.P0 => 5,
                        Severity.P1 => 15,
                        _ => 60,
                    }
                )
            ),
            new Measure(
                incidents - open,
                Minutes(resolve),
                Minutes(resolve * 2),
                severity == Severity.P1 ? Minutes(30) : null
            )
        );

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
