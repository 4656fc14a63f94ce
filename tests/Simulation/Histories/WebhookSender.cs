using System.Globalization;
using System.Text;
using RoleFerry.Core.Authentication;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;

namespace RoleFerry.Simulation.Histories;

/// <summary>Other systems that post alarms to IncidentDesk, and post again what was not taken.</summary>
internal sealed class WebhookSender(World world)
{
    /// <summary>What a sender waits before it posts again; for most it grows to about a minute.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>What is posted for alarms that there are not, without the secret, is called so.</summary>
    public const string Forged = "forged-";

    /// <summary>Posts that have yet to be taken.</summary>
    public int Pending { get; private set; }

    /// <summary>The source that a way is posted to.</summary>
    public static WebhookSource SourceOf(AlarmWay way) =>
        WebhookSources.At(
            WebhookSource.PathPrefix
                + way switch
                {
                    AlarmWay.Alertmanager => "alertmanager",
                    AlarmWay.Grafana => "grafana",
                    _ => "plain",
                }
        )!;

    /// <summary>A transition as a sender posts it.</summary>
    public static byte[] Body(PlannedAlarm alarm, bool isAlarm, DateTimeOffset at)
    {
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var text =
            alarm.Way == AlarmWay.Posted
                ? $$"""
                    {"alarm":"{{alarm.Name}}","state":"{{(isAlarm ? "ALARM" : "OK")}}","at":"{{time}}","source":"batch",
                    "severity":"{{alarm.Severity}}","service":"{{alarm.Service}}","reason":"Simulated."}
                    """
                : $$"""
                    {"version":"4","status":"firing","alerts":[{"status":"{{(isAlarm ? "firing" : "resolved")}}",
                    "labels":{"alertname":"{{alarm.Name}}",
                    "severity":"{{alarm.Severity}}","service":"{{alarm.Service}}"},
                    "annotations":{"summary":"Simulated."},"startsAt":"{{time}}",
                    "endsAt":"{{(isAlarm ? "0001-01-01T00:00:00Z" : time)}}","fingerprint":"{{alarm.Name}}"}]}
                    """;
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Posts a transition until it is taken.</summary>
    public void Post(Transition transition, byte[] body)
    {
        Pending++;
        Attempt();

        void Attempt() =>
            Post(
                $"{transition.Alarm.Way} posts {transition.Id}",
                transition.Alarm.Way,
                body,
                Headers(
                    transition.Alarm.Way,
                    body,
                    world.Loop.Now + transition.Alarm.Ahead,
                    SecretOf(transition.Alarm.Way)
                ),
                status =>
                {
                    if (status != 200)
                    {
                        world.Loop.After(Pause, null, Attempt);
                        return;
                    }

                    transition.AcceptedAt ??= world.Loop.Now;
                    Pending--;
                }
            );
    }

    /// <summary>Somebody who does not have the secret posts an alarm.</summary>
    /// <param name="way">As which system.</param>
    /// <param name="isSigned">Whether with a wrong signature or token; else with none.</param>
    /// <param name="at">When they say that it was signed.</param>
    public void Forge(AlarmWay way, bool isSigned, DateTimeOffset at)
    {
        var body = Body(new PlannedAlarm($"{Forged}1", "P0", "api", way), isAlarm: true, world.Loop.Now);
        var secret = world.Plan.Mutant is { LetsStrangersIn: true } ? SecretOf(way) : "not-the-secret";
        var headers = isSigned ? Headers(way, body, at, secret) : [];
        Post($"a stranger posts to {way}", way, body, headers, _ => { });
    }

    private void Post(string what, AlarmWay way, byte[] body, Dictionary<string, string> headers, Action<int> answered)
    {
        var status = 0;
        world.Desk.Post(
            what,
            SourceOf(way).Path,
            body,
            headers,
            answered: s => status = s,
            ended: () => answered(status)
        );
    }

    private string SecretOf(AlarmWay way) => world.Ssm.Now(SourceOf(way).Secret[1..]);

    private static Dictionary<string, string> Headers(AlarmWay way, byte[] body, DateTimeOffset at, string secret)
    {
        if (SourceOf(way).Authentication == WebhookAuthentication.BearerToken)
            return new() { ["authorization"] = $"Bearer {secret}" };
        var signedAt = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new()
        {
            [WebhookSignature.TimestampHeader.ToLowerInvariant()] = signedAt,
            [WebhookSignature.SignatureHeader.ToLowerInvariant()] = WebhookSignature.Write(secret, signedAt, body),
        };
    }
}
