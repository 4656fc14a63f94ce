using System.Xml.Linq;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Logs.Traces;

namespace RoleFerry.Core.Tests.Dashboards;

public class WaterfallChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_step_is_a_bar_from_its_beginning_to_its_end_and_a_failed_one_is_told_by_more_than_its_colour()
    {
        var picture = Draw([
            Span("a", "", 0, 5_240, failed: true),
            Span("b", "a", 1_000, 2_620),
            Span("c", "a", 5_238, 2),
        ]);

        var bars = picture.Elements(Svg + "rect").Where(r => r.Element(Svg + "title") is not null).ToArray();
        Assert.Equal(3, bars.Length);
        Assert.Equal(Number(bars[0], "width") / 2, Number(bars[1], "width"), 0.2);
        Assert.True(Number(bars[1], "x") > Number(bars[0], "x"));
        Assert.All(bars, bar => Assert.InRange(Number(bar, "x") + Number(bar, "width"), 0, 600.1));
        Assert.Equal(
            ["✗ 5.24 s", "2.62 s", "2 ms"],
            picture
                .Elements(Svg + "text")
                .Select(t => t.Value)
                .Where(t => t.EndsWith('s') && !t.Contains("SQL", StringComparison.Ordinal))
        );
        Assert.Contains(
            "Slowest dependency: [SQL] a (5240ms) FAILED",
            picture.Element(Svg + "desc")!.Value,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5_000)]
    public void A_step_that_took_no_time_or_began_before_its_parent_stays_inside_the_picture(int began)
    {
        var picture = Draw([Span("a", "", 0, 0), Span("b", "a", began, 0)]);

        Assert.All(picture.Elements(Svg + "rect"), r => Assert.InRange(Number(r, "x") + Number(r, "width"), 0, 600.1));
    }

    private static XElement Draw(Span[] spans) =>
        XElement.Parse(WaterfallChart.Draw("A request", spans, 600).ToString());

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, System.Globalization.CultureInfo.InvariantCulture);

    private static Span Span(string id, string parent, double began, double milliseconds, bool failed = false) =>
        new("t", id, parent, "sql", id, milliseconds, failed, Start.AddMilliseconds(began + milliseconds), "api");
}
