using System.Text.Json;

namespace RoleFerry.Core.Tests.Incidents.Ringing;

/// <summary>
/// Phones behind PagerDuty's Events API v2, one service for each channel: a trigger rings where no alert with its key is
/// open, acknowledged or not; what is not open cannot be acknowledged or resolved.
/// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/#alert-de-duplication
/// </summary>
internal sealed class Phones
{
    private readonly HashSet<(string Channel, string Key)> _open = [];
    private readonly HashSet<string> _rang = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    /// <summary>Forgets what phones did, not what is open there.</summary>
    public void Listen()
    {
        _rang.Clear();
        _acknowledged.Clear();
        _ended.Clear();
    }

    public void Take(string channel, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var alert = (channel, json.RootElement.GetProperty("dedup_key").GetString()!);
        switch (json.RootElement.GetProperty("event_action").GetString())
        {
            case "trigger" when _open.Add(alert):
                _rang.Add(channel);
                break;
            case "acknowledge" when _open.Contains(alert):
                _acknowledged.Add(channel);
                break;
            case "resolve" when _open.Remove(alert):
                _ended.Add(channel);
                break;
        }
    }

    /// <summary>Something within PagerDuty ends what rings, or people there open it again.</summary>
    public void EndByItself(string channel) => _open.RemoveWhere(alert => alert.Channel == channel);

    /// <summary>What a channel's phone did since it was listened to.</summary>
    public string Of(string channel) =>
        _rang.Contains(channel) ? "rings"
        : _acknowledged.Contains(channel) ? "acknowledged"
        : _ended.Contains(channel) && !_open.Any(alert => alert.Channel == channel) ? "ends"
        : "-";

    /// <summary>The alerts that are open in a channel.</summary>
    public int OpenIn(string channel) => _open.Count(alert => alert.Channel == channel);
}
