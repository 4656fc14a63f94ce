using System.Globalization;
using System.Text;
using System.Text.Json;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>Slack's Web API: messages, replies and edits.</summary>
internal sealed class SlackService(World world)
{
    /// <summary>The messages that stand, with the incidents that they are about.</summary>
    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);
    private int _number;

    public HttpResponseMessage Take(string method, string? bearer, byte[] body)
    {
        if (bearer is null)
            return VendorHandler.Answer(200, "ok");
        if (bearer != world.Ssm.Now(ParameterStore.BotToken))
            return VendorHandler.Answer(200, """{"ok":false,"error":"invalid_auth"}""");
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var channel = root.GetProperty("channel").GetString()!;
        var text = root.TryGetProperty("text", out var words) ? words.GetString()! : "";
        var incidents = IncidentIds.In(Encoding.UTF8.GetString(body));
        if (method == "chat.update")
        {
            var edited = root.GetProperty("ts").GetString()!;
            if (!_messages.ContainsKey(edited))
                return VendorHandler.Answer(200, """{"ok":false,"error":"message_not_found"}""");
            world.People.Read($"slack {channel}", Reading.Edit, incidents, text);
            return Ok(channel, edited);
        }

        var ts = string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000 + ++_number}.000100");
        if (root.TryGetProperty("thread_ts", out var thread))
        {
            var above = _messages.GetValueOrDefault(thread.GetString()!) ?? incidents;
            world.People.Read($"slack {channel}", Reading.Reply, above, text);
        }
        else
        {
            world.People.Read($"slack {channel}", Reading.Post, incidents, text);
        }

        _messages.Add(ts, incidents);
        return Ok(channel, ts);
    }

    private static HttpResponseMessage Ok(string channel, string ts) =>
        VendorHandler.Answer(200, $$"""{"ok":true,"channel":"{{channel}}","ts":"{{ts}}"}""");
}
