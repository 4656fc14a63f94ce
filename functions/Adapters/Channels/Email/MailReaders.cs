using System.Globalization;
using System.Net.Http.Headers;
using System.Xml;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Concurrency;

namespace RoleFerry.Adapters.Channels.Email;

/// <summary>
/// Whether anybody reads the mail topic. SNS takes what is published to a topic without subscribers, and tells
/// nobody. Asks with GetTopicAttributes over SNS's Query protocol; the credentials are the SDK's.
/// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
/// </summary>
internal sealed partial class MailReaders(
    HttpClient http,
    AWSCredentials credentials,
    SnsSettings sns,
    ChannelSettings settings,
    TimeProvider time,
    Background background,
    ILogger<MailReaders> log
)
{
    /// <summary>How long it is believed that somebody reads it.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long it is believed that nobody does, or that it cannot be known: a link that was followed counts soon.
    /// </summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long one question may take: a mail that is published waits for the answer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly Lock _lock = new();
    private Task<string?> _asked = Task.FromResult<string?>(null);
    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;

    /// <summary>Why a mail reaches nobody; null where somebody reads it, and where that cannot be known.</summary>
    public Task<string?> WhyNobodyAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_asked.IsCompleted && time.GetUtcNow() >= _askAgainAt)
                _asked = background.Start(AskAsync);
            return _asked.WaitAsync(cancellation);
        }
    }

    private async Task<string?> AskAsync()
    {
        var why = default(string);
        var keep = Pause;
        try
        {
            var (confirmed, pending) = await CountAsync();
            if (confirmed > 0)
                keep = KeptFor;
            else
                why = WhyNobody(pending);
        }
#pragma warning disable CA1031 // Whatever keeps the answer away, mail has to go out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotKnown(
                e is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : e.GetType().Name
            );
        }

        lock (_lock)
            _askAgainAt = time.GetUtcNow() + keep;
        return why;
    }

    private static string WhyNobody(int pending) =>
        pending switch
        {
            0 => "Nobody is subscribed to the mail topic.",
            1 => "Nobody has confirmed the subscription to the mail topic: the link that SNS mailed has not been "
                + "followed.",
            _ => $"Nobody has confirmed one of the {pending} subscriptions to the mail topic: the links that SNS "
                + $"mailed have not been followed.",
        };

    private async Task<(int Confirmed, int Pending)> CountAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var form = new FormUrlEncodedContent([
            new("Action", "GetTopicAttributes"),
            new("Version", "2010-03-31"),
            new("TopicArn", settings.EmailTopicArn),
        ]);
        var body = await form.ReadAsByteArrayAsync(patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, sns.Endpoint);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = Form;
        var keys = await credentials.GetCredentialsAsync();
        RequestSignature.Add(request, body, keys, sns.Region, "sns", time.GetUtcNow());
        using var response = await http.SendAsync(request, patience.Token);
        response.EnsureSuccessStatusCode();
        return Read(await response.Content.ReadAsByteArrayAsync(patience.Token));
    }

    private static (int Confirmed, int Pending) Read(byte[] answer)
    {
        using var xml = XmlReader.Create(new MemoryStream(answer));
        int? confirmed = null;
        var pending = 0;
        while (xml.ReadToFollowing("key"))
        {
            var key = xml.ReadElementContentAsString();
            if (key is not ("SubscriptionsConfirmed" or "SubscriptionsPending") || !IsAtValue(xml))
                continue;
            var count = int.Parse(xml.ReadElementContentAsString(), CultureInfo.InvariantCulture);
            if (key == "SubscriptionsConfirmed")
                confirmed = count;
            else
                pending = count;
        }

        return (
            confirmed ?? throw new FormatException("SNS does not say how many subscriptions are confirmed."),
            pending
        );
    }

    private static bool IsAtValue(XmlReader xml) =>
        xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "value";

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The subscriptions of the mail topic cannot be read ({Fault}): mails are sent and assumed to be read"
    )]
    private partial void LogNotKnown(string fault);
}
