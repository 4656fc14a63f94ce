using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Stacks;

/// <summary>The system that <c>./roleferry start</c> or <c>demo</c> runs on this machine.</summary>
/// <param name="Endpoint">The one address at which everything answers.</param>
/// <param name="Stack">Its stack's name.</param>
/// <param name="Region">The region that it pretends to be.</param>
internal sealed record LocalSystem(Uri Endpoint, string Stack, string Region)
{
    /// <summary>Where it is found unless ROLEFERRY_LOCAL says otherwise.</summary>
    public const string DefaultEndpoint = "http://127.0.0.1:3001/";

    /// <summary>What answers on this machine does so at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The system that answers there; null where none does, or something else.</summary>
    public static async Task<LocalSystem?> FindAsync(Uri endpoint, CancellationToken cancellation)
    {
        using var direct = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(direct) { Timeout = Patience };
        try
        {
            var answer = await http.GetByteArrayAsync(new Uri(endpoint, "_local/stack"), cancellation);
            var said = JsonSerializer.Deserialize<JsonElement>(answer);
            return
                said.ValueKind == JsonValueKind.Object
                && said.Text("stack") is { Length: > 0 } stack
                && said.Text("region") is { Length: > 0 } region
                ? new LocalSystem(endpoint, stack, region)
                : null;
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException
                || (e is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return null;
        }
    }
}
