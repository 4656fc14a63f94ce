using System.Net.Http.Headers;
using System.Text.Json;
using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>Asks Slack about the bot token, and posts nothing.</summary>
internal static class SlackCheck
{
    private const string PostScope = "chat:write";

    public static ChannelCheck Value { get; } =
        new(
            _ => "Slack",
            _ => [SlackSecrets.BotToken, SlackSecrets.WebhookUrl],
            (probe, _, cancellation) => LookAsync(probe, cancellation)
        );

    private static async Task<ChannelFinding> LookAsync(ChannelProbe probe, CancellationToken cancellation)
    {
        if (probe.Secret(SlackSecrets.BotToken) is not { } token)
        {
            return probe.Secret(SlackSecrets.WebhookUrl) is null
                ? new ChannelFinding(
                    false,
                    $"no secret {probe.SecretsPrefix}/{SlackSecrets.BotToken}, and no webhook",
                    probe.HowToPut(SlackSecrets.BotToken)
                )
                : new ChannelFinding(
                    true,
                    "only a webhook: everything goes to its one channel, without buttons, edits and threads"
                );
        }

        try
        {
            return await AskAsync(probe, token, cancellation);
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or JsonException
                        or FormatException
                        or InvalidOperationException
                        or TaskCanceledException
            )
        {
            return new ChannelFinding(
                null,
                $"Slack could not be asked whether it accepts the bot token ({e.GetType().Name})"
            );
        }
    }

    /// <summary>https://docs.slack.dev/reference/methods/auth.test/</summary>
    private static async Task<ChannelFinding> AskAsync(ChannelProbe probe, string token, CancellationToken cancellation)
    {
        var api = new Uri(probe.Parameter("SlackApiUrl") ?? "https://slack.com/api/");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "auth.test"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new FormUrlEncodedContent([]);
        using var response = await probe.Http.SendAsync(request, cancellation);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        var answer = document.RootElement;
        if (answer.Member("ok").ValueKind != JsonValueKind.True)
            return new ChannelFinding(
                false,
                $"the bot token was refused: {answer.Text("error")}",
                probe.HowToReplace(SlackSecrets.BotToken)
            );
        string[] scopes = response.Headers.TryGetValues("x-oauth-scopes", out var said)
            ?
            [
                .. string.Join(',', said)
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ]
            : [];
        return scopes.Contains(PostScope)
            ? new ChannelFinding(
                true,
                $"{answer.Text("team")} takes the bot token of {answer.Text("user")}, with "
                    + $"{string.Join(", ", scopes)}; invite it to the channels"
            )
            : new ChannelFinding(
                false,
                $"the bot token lacks {PostScope}",
                "Add the scope on the app's page, OAuth & Permissions, and install the app again."
            );
    }
}
