using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>Presses a button of the widget of open incidents, as CloudWatch does.</summary>
internal static class DashboardButton
{
    /// <returns>What the widget shows then.</returns>
    public static async Task<string> PressAsync(LocalStack stack, string text, string incident, string who)
    {
        var drawn = await DrawAsync(stack, new JsonObject { ["widget"] = "active-alerts" });
        var button = Regex.Match(
            drawn,
            $"<cwdb-action[^>]* confirmation=\"{text} {incident}\\?\">([^<]*)</cwdb-action>"
        );
        Assert.True(button.Success, $"There is no button {text} {incident}.");
        var said = JsonNode.Parse(WebUtility.HtmlDecode(button.Groups[1].Value))!.AsObject();
        said["widgetContext"] = new JsonObject
        {
            ["params"] = new JsonObject { ["widget"] = "active-alerts" },
            ["forms"] = new JsonObject { ["all"] = new JsonObject { ["who"] = who } },
        };
        return await DrawAsync(stack, said);
    }

    private static async Task<string> DrawAsync(LocalStack stack, JsonObject asked)
    {
        var result = await stack.InvokeAsync("DashboardWidgets", asked.ToJsonString());
        Assert.True(result.IsSuccess, result.Text);
        return (string)JsonNode.Parse(result.Text)!;
    }
}
