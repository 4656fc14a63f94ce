using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Widgets;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Tests.Widgets;

public class ButtonTests(DynamoDbLocalFixture dynamo)
{
    private static readonly JsonObject Widget = new() { ["widget"] = "active-alerts" };

    [Fact]
    public async Task What_a_dashboards_params_say_presses_nothing()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, "api-down", "P0")).IncidentId!;
        var resolve = WidgetHouse.Buttons(await house.DrawAsync(Widget))[1];

        await house.DrawAsync(
            new
            {
                widget = "active-alerts",
                action = "resolve",
                incident = id,
                who = "Maya Okafor",
                drawn = "1",
            }
        );
        // Even with the token of a real button, copied into the dashboard's body.
        var copied = await house.DrawAsync(resolve);

        Assert.Contains("The params of this widget press a button", copied, StringComparison.Ordinal);
        Assert.True((await house.IncidentAsync(id)).Incident.IsOpen);
    }

    [Fact]
    public async Task A_button_counts_for_a_quarter_of_an_hour_and_then_asks_to_be_pressed_again()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        house.Clock.StandStill();
        var id = (await house.AlarmAsync(0, "api-down", "P0")).IncidentId!;
        var resolve = WidgetHouse.Buttons(await house.DrawAsync(Widget))[1];

        house.Clock.Advance(ButtonPress.ValidFor + TimeSpan.FromSeconds(1));
        var late = await house.PressAsync(resolve);

        Assert.Contains("too old to act on", late, StringComparison.Ordinal);
        Assert.True((await house.IncidentAsync(id)).Incident.IsOpen);
        await house.PressAsync(WidgetHouse.Buttons(late)[1]);
        Assert.False((await house.IncidentAsync(id)).Incident.IsOpen);
    }

    [Fact]
    public async Task Only_a_name_that_was_chosen_and_is_known_stands_in_the_timeline()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        foreach (var (alarm, typed, chosen) in new[] { ("a", "Maya Okafor", ""), ("b", "", "The Pope"), ("c", "", "") })
        {
            var id = (await house.AlarmAsync(0, alarm, "P2")).IncidentId!;
            var button = WidgetHouse.Buttons(await house.DrawAsync(Widget)).First(b => Says(b, id));
            button["who"] = typed;
            await house.PressAsync(button, chosen);
            Assert.Equal(
                (IncidentStatus.Acknowledged, "somebody at the dashboard"),
                (await house.IncidentAsync(id)).Incident is var i ? (i.Status, i.AcknowledgedBy) : default
            );
        }
    }

    [Fact]
    public async Task Without_a_secret_to_sign_them_there_are_no_buttons_and_it_says_so()
    {
        string? secret = "xoxb-the-bot";
        using var house = await WidgetHouse.OpenAsync(dynamo, secret: () => secret);
        var id = (await house.AlarmAsync(0, "api-down", "P0")).IncidentId!;
        var resolve = WidgetHouse.Buttons(await house.DrawAsync(Widget))[1];

        secret = null;
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        var html = await house.DrawAsync(Widget);
        await house.PressAsync(resolve);

        Assert.Contains("No buttons", html, StringComparison.Ordinal);
        Assert.Empty(WidgetHouse.Buttons(html));
        Assert.True((await house.IncidentAsync(id)).Incident.IsOpen);
    }

    [Fact]
    public async Task No_event_without_a_signed_press_changes_anything()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, "api-down", "P0")).IncidentId!;
        var real = (string)WidgetHouse.Buttons(await house.DrawAsync(Widget))[1]["press"]!;
        var before = await SnapshotAsync(house);
        var later = house.Clock.Now.AddDays(1);
        string[] texts =
        [
            "",
            "resolve",
            "acknowledge",
            id,
            "Maya Okafor",
            "1",
            real[..^2],
            $"{real}x",
            ButtonPress.Write("", "resolve", id, later),
            ButtonPress.Write("xoxb-the-bot", "resolve", id, later),
        ];
        var member = Gen.Select(
            Gen.OneOf<string>("press", "action", "incident", "who", "drawn", "describe", "call"),
            Gen.OneOf<string>(texts).Select(t => (JsonNode?)JsonValue.Create(t))
        );
        var members = member.Array[0, 6].Select(Object);
        var signed = new JsonObject { ["press"] = real };
        var events = Gen.Select(
            members,
            // Where a real token stands that was not pressed: in the dashboard's own params, with a copy around them.
            Gen.OneOf(members, Gen.Const(signed)),
            Gen.OneOf(members, Gen.Const(signed)),
            (around, written, forms) => Event(around, written, forms)
        );

        await events.SampleAsync(
            async e =>
            {
                using var input = new MemoryStream(Encoding.UTF8.GetBytes(e));
                await house.Get<WidgetEndpoint>().AnswerAsync(input, WidgetHouse.Arn);
                Assert.Equal(before, await SnapshotAsync(house));
            },
            iter: 40,
            threads: 1
        );
    }

    private static string Event(JsonObject around, JsonObject written, JsonObject forms)
    {
        var e = around.DeepClone().AsObject();
        foreach (var (name, value) in written)
            e[name] = value?.DeepClone();
        e["widget"] = "active-alerts";
        e["widgetContext"] = new JsonObject
        {
            ["params"] = written.DeepClone(),
            ["forms"] = new JsonObject { ["all"] = forms.DeepClone() },
        };
        return e.ToJsonString();
    }

    private static JsonObject Object((string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
            json[name] = value?.DeepClone();
        return json;
    }

    private static bool Says(JsonObject button, string id)
    {
        var text = Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(((string)button["press"]!).Split('.')[0])
        );
        return text.StartsWith($"acknowledge\n{id}\n", StringComparison.Ordinal);
    }

    private static async Task<string> SnapshotAsync(TestHouse house) =>
        string.Join(
            '\n',
            (await house.ItemsAsync())
                .Where(i => i.Key.StartsWith("INC#", StringComparison.Ordinal))
                .OrderBy(i => i.Key, StringComparer.Ordinal)
                .Select(i => $"{i.Key} {i.Value.GetValueOrDefault("version")?.N}")
        );
}
