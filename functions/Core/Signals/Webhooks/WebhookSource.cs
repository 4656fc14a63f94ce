using System.Text.Json;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Signals.Webhooks;

/// <summary>
/// A system that posts alarms, wholly in the folder of its class: where it posts, what lets it in, how its posts are
/// read; beside it lie the JSON Schema of its posts and a sample.
/// </summary>
/// <param name="name">
/// In small letters: the end of its path, and the source of its signals where they say no other.
/// </param>
/// <param name="title">Its name as people write it.</param>
/// <param name="authentication">What its posts have to show.</param>
/// <param name="secret">The name of its secret below the secrets' prefix.</param>
public abstract class WebhookSource(string name, string title, WebhookAuthentication authentication, string secret)
{
    /// <summary>What all paths begin with.</summary>
    public const string PathPrefix = "/signals/";

    /// <summary>In small letters: the end of its path.</summary>
    public string Name { get; } = name;

    /// <summary>Its name as people write it.</summary>
    public string Title { get; } = title;

    /// <summary>What its posts have to show.</summary>
    public WebhookAuthentication Authentication { get; } = authentication;

    /// <summary>
    /// The name of its secret below the secrets' prefix; where there is no such secret, its path is closed.
    /// </summary>
    public string Secret { get; } = secret;

    /// <summary>Where it posts.</summary>
    public string Path => PathPrefix + Name;

    /// <summary>
    /// Reads every signal of a post. Never throws; what is no signal is told, and does not stop the others.
    /// </summary>
    /// <param name="body">As it came.</param>
    /// <param name="receivedAt">When it came: the last resort for a time that cannot be read.</param>
    public SignalsRead Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        if (!JsonInput.TryParse(body, out var document, out var problem))
            return new SignalsRead([], [new UnreadableInput("$", $"The body {problem}.", body)]);
        using (document)
        {
            var read = Read(document.RootElement, body, receivedAt);
            var own = read.Signals.ToLookup(signal => Owns(signal.Key.Source));
            return own[false].FirstOrDefault() is { } strange
                ? new SignalsRead([.. own[true]], [.. read.Unreadable, NotItsOwn(strange.Key.Source, body)])
                : read;
        }
    }

    /// <summary>
    /// Whether its posts may speak of alarms of a source; those of another are refused, whatever the post says.
    /// </summary>
    internal virtual bool Owns(string source) => source == Name;

    /// <summary>Why it may not speak of a source's alarms: a sentence without its subject.</summary>
    internal virtual string WhyNot(string source) => $"is {Faults.Quote(source)}; only {Name} is known here";

    private UnreadableInput NotItsOwn(string source, ReadOnlyMemory<byte> body) =>
        new("source", $"source {WhyNot(source)}.", body);

    /// <summary>Reads a post that is JSON.</summary>
    /// <param name="root">The post.</param>
    /// <param name="body">The same, as it came.</param>
    /// <param name="receivedAt">When it came.</param>
    internal abstract SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt);

    /// <summary>What is read of a post that holds one signal.</summary>
    internal static SignalsRead One(ReadSignal read, ReadOnlyMemory<byte> body) =>
        read.Signal is { } signal
            ? new SignalsRead([signal], [])
            : new SignalsRead(
                [],
                [
                    new UnreadableInput(
                        read.Where.Length == 0 ? "$" : read.Where,
                        $"{(read.Where.Length == 0 ? "The body" : read.Where)} {read.What}.",
                        body
                    ),
                ]
            );
}
