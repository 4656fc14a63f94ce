namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// What the channels show to be let in, and what shows us who asks to be. Each is null where its parameter does not
/// exist or holds nothing usable.
/// </summary>
/// <param name="PagerDutyRoutingKey">The integration key of an Events API v2 integration.</param>
/// <param name="SlackBotToken">Lets us post, edit and reply.</param>
/// <param name="SlackWebhookUrl">Lets us post into one channel; used where there is no bot token.</param>
/// <param name="SlackSigningSecret">What Slack signs its requests with. The desk alone asks for it.</param>
/// <param name="PagerDutyWebhookSecret">What PagerDuty signs its webhooks with. The desk alone asks for it.</param>
/// <param name="Sources">What shows us who sends alarms from elsewhere. The desk alone asks for it.</param>
internal sealed record ChannelSecrets(
    Secret? PagerDutyRoutingKey,
    Secret? SlackBotToken,
    Secret? SlackWebhookUrl,
    Secret? SlackSigningSecret = null,
    Secret? PagerDutyWebhookSecret = null,
    SourceSecrets? Sources = null
)
{
    /// <summary>Shorter parts of a URL say nothing secret and occur in ordinary words.</summary>
    private const int MinHiddenLength = 8;

    /// <summary>
    /// The text with every secret in it blotted out; of the webhook's URL its path and the token at its end too.
    /// </summary>
    public string Hide(string text)
    {
        foreach (var value in Values())
            text = text.Replace(value, "(secret)", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private IEnumerable<string> Values()
    {
        if (SlackWebhookUrl?.Reveal() is { } url)
        {
            yield return url;
            if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length >= MinHiddenLength)
                yield return uri.AbsolutePath;
            if (url.Split('/')[^1] is { Length: >= MinHiddenLength } token)
                yield return token;
        }

        if (PagerDutyRoutingKey?.Reveal() is { } routingKey)
            yield return routingKey;
        if (SlackBotToken?.Reveal() is { } botToken)
            yield return botToken;
        if (SlackSigningSecret?.Reveal() is { } signingSecret)
            yield return signingSecret;
        if (PagerDutyWebhookSecret?.Reveal() is { } webhookSecret)
            yield return webhookSecret;
        foreach (var source in Sources?.All() ?? [])
            yield return source.Reveal();
    }
}
