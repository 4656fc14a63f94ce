using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>
/// The compiled form of a policy: what <c>roleferry policy compile</c> writes, what functions embed and find in the
/// table. One JSON object; everything that a route inherits is filled in, and matchers are as
/// <see cref="MatcherText"/> has them. Read strictly: what is not known is refused rather than ignored.
/// </summary>
public static class PolicyJson
{
    /// <summary>The form's number. A function refuses a form that it does not know.</summary>
    public const int Format = 1;

    private static readonly PolicyJsonContext Indented = Context(indented: true);
    private static readonly PolicyJsonContext Compact = Context(indented: false);

    /// <summary>
    /// Names a content: <c>sha-</c> and 12 hex digits of the SHA-256 of the compact JSON without its version.
    /// </summary>
    public static string VersionOf(RoutingPolicy policy)
    {
        var content = CompiledPolicy.Of(policy) with { Version = null };
        var json = JsonSerializer.SerializeToUtf8Bytes(content, Compact.CompiledPolicy);
        return "sha-" + Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 6));
    }

    /// <summary>Writes a policy, UTF-8.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="indented">Whether it is for people to read too.</param>
    public static byte[] Write(RoutingPolicy policy, bool indented = false) =>
        JsonSerializer.SerializeToUtf8Bytes(CompiledPolicy.Of(policy), (indented ? Indented : Compact).CompiledPolicy);

    /// <summary>Reads what <see cref="Write(RoutingPolicy, bool)"/> wrote. Never throws for what it is given.</summary>
    /// <param name="json">The compiled form.</param>
    /// <param name="kinds">The kinds that its channels may have.</param>
    public static PolicyRead Read(ReadOnlyMemory<byte> json, ChannelKinds kinds)
    {
        try
        {
            RefuseNull(json.Span);
            var policy = JsonSerializer.Deserialize(json.Span, Compact.CompiledPolicy)!.ToPolicy(kinds);
            if (policy.PersonLimit is { Pages: 0 })
                throw new PolicyJsonException("In personLimit.pages: somebody has to be rung.");
            Check(policy.Root, policy);
            var version = VersionOf(policy);
            return policy.Version == version
                ? new PolicyRead.Good(policy)
                : new PolicyRead.Bad(
                    $"Its version says {policy.Version} but its content is {version}: it was edited after it "
                        + $"was compiled."
                );
        }
        catch (JsonException e)
        {
            return new PolicyRead.Bad(Sentence(e));
        }
        catch (InvalidOperationException)
        {
            return new PolicyRead.Bad("It contains bytes that are not UTF-8.");
        }
        catch (PolicyJsonException e)
        {
            return new PolicyRead.Bad(e.Message);
        }
    }

    /// <summary>The serializer adds where to its own sentences, at their end.</summary>
    private static string Sentence(JsonException e)
    {
        if (e.Path is not { } path)
            return $"It is not JSON: {e.Message}";
        var what = e.Message.Split(" Path: ")[0].TrimEnd('.');
        return $"In {(path == "$" ? "the policy" : path[2..])}: {what}.";
    }

    /// <summary>The serializer would take null for a member of a list.</summary>
    private static void RefuseNull(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
                throw new PolicyJsonException($"Null is no value (at byte {reader.TokenStartIndex}).");
        }
    }

    /// <summary>What routing and delivery rely on, so that nobody's page ends at a name that leads nowhere.</summary>
    private static void Check(Route route, RoutingPolicy policy)
    {
        if (route.Channels.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} notifies nobody.");
        if (route.GroupBy.IsEmpty)
            throw new PolicyJsonException($"Route {route.Name} has no groupBy.");
        foreach (var name in route.Channels.Concat(route.Fallback))
            if (!policy.Channels.ContainsKey(name))
                throw new PolicyJsonException($"Route {route.Name} names the channel {name}, which does not exist.");
        foreach (var name in route.MuteDuring.Concat(route.ActiveDuring))
            if (!policy.TimeWindows.ContainsKey(name))
                throw new PolicyJsonException(
                    $"Route {route.Name} names the time window {name}, which does not exist."
                );
        foreach (var child in route.Routes)
            Check(child, policy);
    }

    private static PolicyJsonContext Context(bool indented) =>
        new(
            new JsonSerializerOptions(PolicyJsonContext.Default.Options)
            {
                WriteIndented = indented,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
