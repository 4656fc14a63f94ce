using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Channels;

namespace RoleFerry.Core.Tests.Drawing;

public partial class ChartTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeFrame Frame = new()
    {
        Title = "Requests",
        Width = 600,
        Height = 200,
        Times = [.. Enumerable.Range(0, 24).Select(h => Start.AddHours(h))],
        Unit = "ms",
        Target = 500,
    };

    private static readonly Gen<double?> Value = Gen.Frequency(
        (4, Gen.Double[-1e3, 1e7].Select(v => (double?)v)),
        (1, Gen.Const((double?)null)),
        (
            1,
            Gen.OneOf(
                new double?[] { 0, double.NaN, double.PositiveInfinity, 1e300, 1e-300 }
                    .Select(Gen.Const)
                    .ToArray()
            )
        )
    );

    private static readonly Gen<ImmutableArray<Series>> SomeSeries = Gen.Select(
            Gen.OneOf(Gen.Const("api"), Gen.Const("workers"), Gen.Const(Hostile.Text)),
            Value.Array[24]
        )
        .Select((name, values) => new Series(name, [.. values]))
        .Array[0, 9]
        .Select(s => s.ToImmutableArray());

    [Fact]
    public void Whatever_is_drawn_is_sound_and_inside_the_picture() =>
        SomeSeries.Sample(
            series =>
            {
                foreach (
                    var chart in (Html[])
                        [
                            LineChart.Draw(Frame, series),
                            LineChart.Stacked(Frame, series),
                            BarChart.Draw(Frame, series),
                            HeatMap.Draw(Frame, 100, series),
                        ]
                )
                    AssertSound(chart);
            },
            iter: 300
        );

    [Fact]
    public void Pictures_without_a_time_axis_are_sound_too() =>
        Gen.Select(Gen.String[1, 20], Value.Array[1, 12])
            .Sample(
                (name, values) =>
                {
                    AssertSound(
                        Donut.Draw(name, [.. values.Select(v => (name, v is { } d && double.IsFinite(d) ? d : 0))], 200)
                    );
                    AssertSound(
                        Histogram.Draw(
                            name,
                            [.. values.Select(v => (name, v is { } d && double.IsFinite(d) ? Math.Max(0, d) : 0))],
                            name,
                            400,
                            200
                        )
                    );
                    AssertSound(Sparkline.Draw(name, [.. values]));
                    foreach (var value in values)
                        AssertSound(new Gauge(name, value, 0, 100, 75, Unit: "%").Draw(200));
                },
                iter: 300
            );

    [Fact]
    public void What_is_missing_leaves_a_gap_and_is_not_drawn_as_zero()
    {
        var values = Enumerable.Range(0, 24).Select(h => h is 5 or 6 ? null : (double?)100).ToImmutableArray();

        var line = Assert.Single(
            XElement.Parse($"<div>{LineChart.Draw(Frame, new Series("p95", values))}</div>").Descendants(),
            e => e.Name.LocalName == "path" && e.Attribute("fill")!.Value == "none"
        );

        Assert.Equal(2, line.Attribute("d")!.Value.Count(c => c == 'M'));
    }

    [Theory]
    [InlineData(97.5, "✓", "met", "--rf-good")]
    [InlineData(60, "✗", "missed", "--rf-bad")]
    public void A_gauge_says_in_words_whether_its_target_is_met(double value, string mark, string word, string colour)
    {
        var gauge = new Gauge("Enrichment success", value, 0, 100, 75, Unit: "%").Draw(240).ToString();

        Assert.Contains(mark, gauge, StringComparison.Ordinal);
        Assert.Contains($"is {word}.", gauge, StringComparison.Ordinal);
        Assert.Contains(colour, gauge, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_known_is_said_in_words()
    {
        Assert.Contains(
            "Nothing known",
            LineChart.Draw(Frame, new Series("p95", [null, null])).ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nothing known",
            new Gauge("Replies", null, 0, 100).Draw(200).ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nothing known",
            Timeline.Draw("Alerts", [], Start, Start.AddDays(1), 600).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_timeline_of_500_shows_the_newest_and_counts_the_rest()
    {
        ImmutableArray<(string, Severity, DateTimeOffset, DateTimeOffset?)> spans =
        [
            .. Enumerable
                .Range(0, 500)
                .Select(n =>
                    (
                        $"alarm {n} {Hostile.Text}",
                        (Severity)(n % 4),
                        Start.AddMinutes(-n),
                        n == 0 ? null : (DateTimeOffset?)Start.AddMinutes(10 - n)
                    )
                ),
        ];

        var html = Timeline.Draw("Alerts", spans, Start.AddDays(-1), Start, 600);

        AssertSound(html);
        Assert.Contains("460 older ones are not shown", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 still open", html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.256, "0.26")]
    [InlineData(97.54, "97.5")]
    [InlineData(1_234, "1.23k")]
    [InlineData(34_000_000, "34M")]
    [InlineData(-1_500, "-1.5k")]
    [InlineData(double.NaN, "–")]
    public void Numbers_are_short(double value, string text) => Assert.Equal(text, Figures.Brief(value));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_and_lines_stand_out_from_their_ground(bool isDark)
    {
        var style = Palette.Style(isDark).ToString();
        var colours = Colour().Matches(style).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        string[] texts = ["ink", "soft", "good", "bad", "p0", "p1", "p2", "p3"];
        string[] marks = ["1", "2", "3", "4", "5", "6", "7", "8"];

        Assert.All(texts, name =>
            Assert.True(
                Contrast(colours[name], colours["ground"]) >= 4.5,
                $"{name}: {Contrast(colours[name], colours["ground"]):0.00}"
            )
        );
        Assert.All(marks, name =>
            Assert.True(
                Contrast(colours[name], colours["ground"]) >= 3,
                $"{name}: {Contrast(colours[name], colours["ground"]):0.00}"
            )
        );
    }

    private static void AssertSound(Html html)
    {
        var root = XElement.Parse($"<div>{html}</div>");
        var text = html.ToString();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        foreach (var picture in root.Descendants().Where(e => e.Name.LocalName == "svg"))
        {
            Assert.Equal("title", picture.Elements().First().Name.LocalName);
            var (width, height) = (Number(picture, "width"), Number(picture, "height"));
            foreach (var bar in picture.Descendants().Where(e => e.Name.LocalName == "rect"))
            {
                Assert.InRange(Number(bar, "x"), 0, width);
                Assert.InRange(Number(bar, "y") + Number(bar, "height"), 0, height + 0.2);
                Assert.True(Number(bar, "width") >= 0 && Number(bar, "height") >= 0);
            }
        }
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio</summary>
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex("--rf-([a-z0-9]+):#([0-9a-f]{6})")]
    private static partial Regex Colour();
}
