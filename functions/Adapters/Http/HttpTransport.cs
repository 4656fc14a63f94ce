using System.Net.Http.Headers;
using System.Text;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Http;

/// <summary>
/// What channels over HTTP have in common: one request, its own time-out, and secrets that may be renewed.
/// </summary>
/// <param name="http">Without a time-out of its own.</param>
/// <param name="store">The secrets.</param>
/// <param name="patience">How long one request may take, from connecting to the answer's last byte.</param>
/// <param name="time">The clock.</param>
internal sealed class HttpTransport(HttpClient http, SecretStore store, TimeSpan patience, TimeProvider time)
{
    /// <summary>Longer waits are not believed.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>
    /// Attempts with the secrets that are known; where the vendor refuses them and SSM has newer ones, once more with
    /// those.
    /// </summary>
    public async Task<Delivery> SendAsync(
        Func<ChannelSecrets, CancellationToken, Task<Attempt>> attempt,
        CancellationToken cancellation
    )
    {
        if (await store.GetAsync(cancellation) is not { } secrets)
            return new Delivery.Retry("The secrets could not be fetched from SSM.");

        var first = await attempt(secrets, cancellation);
        if (!first.SecretRefused)
            return first.Delivery;
        if (await store.RefetchAsync(secrets, cancellation) is not { } renewed)
            return new Delivery.Retry(
                $"{((Delivery.Rejected)first.Delivery).Why} Newer secrets could not be fetched from SSM."
            );
        return renewed.Equals(secrets) ? first.Delivery : (await attempt(renewed, cancellation)).Delivery;
    }

    /// <summary>
    /// Attempts with a secret of the channel's own; where the vendor refuses it and SSM has a newer one, once more
    /// with that.
    /// </summary>
    /// <param name="name">The secret's name below the prefix.</param>
    /// <param name="missing">What to say where there is none.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellation">Ends everything.</param>
    public async Task<Delivery> SendAsync(
        string name,
        string missing,
        Func<Secret, CancellationToken, Task<Attempt>> attempt,
        CancellationToken cancellation
    )
    {
        var (isKnown, secret) = await store.FindAsync(name, cancellation);
        if (!isKnown)
            return new Delivery.Retry($"The secret {name} could not be fetched from SSM.");
        if (secret is null)
            return new Delivery.Rejected(missing);

        var first = await attempt(secret, cancellation);
        if (!first.SecretRefused)
            return first.Delivery;
        return await store.RefetchAsync(name, secret, cancellation) switch
        {
            (false, _) => new Delivery.Retry(
                $"{((Delivery.Rejected)first.Delivery).Why} A newer secret could not be fetched from SSM."
            ),
            (_, { } renewed) when renewed != secret => (await attempt(renewed, cancellation)).Delivery,
            _ => first.Delivery,
        };
    }

    /// <summary>
    /// Posts JSON once. Faults of the network and time-outs are answers; only cancellation is thrown.
    /// </summary>
    public Task<TransportAnswer> PostAsync(
        Uri url,
        ReadOnlyMemory<byte> json,
        Secret? bearer,
        CancellationToken cancellation
    )
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = Json;
        return AskAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = content }, bearer, cancellation);
    }

    /// <summary>Asks once, as <see cref="PostAsync"/> does.</summary>
    public Task<TransportAnswer> GetAsync(Uri url, Secret bearer, CancellationToken cancellation) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Get, url), bearer, cancellation);

    private async Task<TransportAnswer> AskAsync(
        HttpRequestMessage asked,
        Secret? bearer,
        CancellationToken cancellation
    )
    {
        using var request = asked;
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer.Reveal());
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return new TransportAnswer((int)response.StatusCode, Encoding.UTF8.GetString(body), RetryAfter(response));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new TransportAnswer(TransportAnswer.None, $"no answer within {Words.Duration(patience)}");
        }
        catch (HttpRequestException e)
        {
            return new TransportAnswer(TransportAnswer.None, $"could not be reached ({e.HttpRequestError})");
        }
    }

    /// <summary>
    /// <c>PagerDuty answered 400: …</c>, with the vendor's own words on one line, cut, and without secrets.
    /// </summary>
    public static string Why(string vendor, TransportAnswer answer, params IEnumerable<Secret> secrets)
    {
        var said = TransportErrorText.Short(SecretText.Hide(answer.Text, secrets));
        return (answer.Status, said) switch
        {
            (TransportAnswer.None, _) => $"{vendor}: {said}.",
            (_, "") => $"{vendor} answered {answer.Status}.",
            _ => $"{vendor} answered {answer.Status}: {said}",
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxRetryAfter.Ticks)) : null;
    }
}
