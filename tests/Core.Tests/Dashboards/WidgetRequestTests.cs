using System.Text;
using CsCheck;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Tests.Channels;

namespace RoleFerry.Core.Tests.Dashboards;

public class WidgetRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_dashboards_size_colours_zoom_and_params_are_read()
    {
        var request = Read(
            """
            {"widget":"heat-map","services":["api","workers"],"limit":7,
             "widgetContext":{"theme":"dark","width":588,"height":369,"params":{"widget":"heat-map","cluster":"prod"},
               "timeRange":{"mode":"relative","start":1627236199729,"end":1627322599729,"zoom":{"start":1627276030434,"end":1627282956521}},
               "forms":{"all":{"who":"Ada"}}}}
            """
        );

        Assert.Equal(
            ("heat-map", "prod", "Ada", "", true),
            (request.Widget, request.Text("cluster"), request.Chosen("who"), request.Text("who"), request.IsDark)
        );
        Assert.Equal(["api", "workers"], request.Texts("services"));
        Assert.Equal((588, 369), (request.Width, request.Height));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1627276030434), request.From);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1627282956521), request.To);
        Assert.Equal(
            (7, 20, 3),
            (request.Number("limit", 1, 100, 20), request.Number("rows", 1, 100, 20), request.Number("limit", 1, 3, 20))
        );
    }

    [Fact]
    public void What_a_button_says_counts_more_than_the_widgets_own_params() =>
        Assert.Equal(
            "acknowledge",
            Read("""{"action":"acknowledge","widgetContext":{"params":{"action":"none"}}}""").Text("action")
        );

    [Theory]
    [InlineData("""{"press":"t"}""", "t", false)]
    [InlineData("""{"press":"t","widgetContext":{"params":{"widget":"active-alerts"}}}""", "t", false)]
    [InlineData("""{"press":"t","widgetContext":{"params":{"press":"t"}}}""", "", true)]
    [InlineData("""{"press":"t","widgetContext":{"params":{"press":null}}}""", "", true)]
    [InlineData("""{"widgetContext":{"params":{"press":"t"}}}""", "", true)]
    [InlineData("""{"widgetContext":{"forms":{"all":{"press":"t"}}}}""", "", false)]
    public void A_press_that_the_dashboards_body_says_is_none(string json, string press, bool isWritten) =>
        Assert.Equal((press, isWritten), (Read(json).Press, Read(json).IsPressWritten));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"widgetContext":7}""")]
    [InlineData("""{"widgetContext":{"width":"wide","height":-1,"theme":3,"timeRange":{"start":"x","end":9e99}}}""")]
    [InlineData("""{"widgetContext":{"timeRange":{"start":1627322599729,"end":1627236199729}}}""")]
    public void What_is_missing_or_odd_is_as_if_it_had_not_been_said(string json)
    {
        var request = Read(json);

        Assert.True(request.From < request.To);
        Assert.Equal(
            (600, 300, false),
            (request.Width, request.Height is 300 or 160 ? 300 : request.Height, request.IsDark)
        );
    }

    [Fact]
    public void Years_are_cut_to_a_quarter() =>
        Assert.Equal(
            93,
            (
                Read("""{"widgetContext":{"timeRange":{"start":1000,"end":1772366400000}}}""") is var r
                    ? r.To - r.From
                    : default
            ).TotalDays
        );

    [Fact]
    public void Texts_from_outside_are_one_short_line()
    {
        var text = Read(
            $$"""{"who":"{{new string('x', 10_000)}}","service":{{System.Text.Json.JsonSerializer.Serialize(Hostile.Text.Replace("\ud800", ""))}}}"""
        );

        Assert.Equal(300, text.Text("who").Length);
        Assert.DoesNotContain('\n', text.Text("service"));
    }

    [Fact]
    public void Nothing_makes_it_throw() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(bytes => Assert.True(WidgetRequest.Read(bytes, Now).From < WidgetRequest.Read(bytes, Now).To));

    private static WidgetRequest Read(string json) => WidgetRequest.Read(Encoding.UTF8.GetBytes(json), Now);
}
