using System.Text;
using System.Text.Json;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Core.Dashboards;

namespace RoleFerry.Adapters.Tests.Endpoints;

/// <summary>
/// Half of a surrogate pair, written as an escape, is JSON and no text: System.Text.Json takes the document and throws
/// when the string is asked for.
/// </summary>
public class LoneSurrogatesTests
{
    [Fact]
    public void The_library_throws_where_it_is_not_mended()
    {
        using var json = JsonDocument.Parse(With("""{"a":"LONE"}"""));

        Assert.Throws<InvalidOperationException>(() => json.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void A_click_is_read_with_what_is_no_text_replaced()
    {
        var click = SlackInteraction.Read(
            With(
                """
                {"type":"block_actions","trigger_id":"LONE1","user":{"id":"U1","name":"MaLONEya"},"response_url":"LONE","LONE":1,
                 "actions":[{"action_id":"acknowledge","value":"INC-1LONE","action_ts":"LONE"}]}
                """
            )
        );

        Assert.Equal(("Ma\uFFFDya", "INC-1\uFFFD", "\uFFFD1"), (click!.UserName, click.Value, click.Id));
    }

    [Fact]
    public void A_webhook_of_PagerDuty_is_read_with_what_is_no_text_replaced()
    {
        var webhook = PagerDutyWebhook.Read(
            Encoding.UTF8.GetBytes(
                With(
                    """
                    {"event":{"id":"1","event_type":"incident.annotated","occurred_at":"LONE","agent":{"summary":"LONE"},
                     "LONE":"LONE","data":{"content":"It is LONE","incident":{"id":"P1"}}}}
                    """
                )
            )
        );

        Assert.Equal(("It is \uFFFD", null), (webhook!.Note, webhook.At));
    }

    [Fact]
    public void A_widgets_params_are_read_with_what_is_no_text_replaced()
    {
        var request = WidgetRequest.Read(
            Encoding.UTF8.GetBytes(
                With(
                    """
                    {"widget":"aLONE","widgetContext":{"theme":"LONE","params":{"LONE":["LONE"]},"forms":{"all":{"note":"xLONE"}}}}
                    """
                )
            ),
            DateTimeOffset.UnixEpoch.AddYears(50)
        );

        Assert.Equal(("a\uFFFD", "x\uFFFD"), (request.Widget, request.Chosen("note")));
    }

    private static string With(string json) => json.Replace("LONE", "\\ud800", StringComparison.Ordinal);
}
