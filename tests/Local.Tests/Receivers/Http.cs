using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Tests.Receivers;

/// <summary>Posts JSON to a local system.</summary>
internal static class Http
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public static async Task<(int Status, string Body, HttpResponseHeaders Headers)> PostAsync(
        LocalStack stack,
        string path,
        string body,
        string? bearer = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.Endpoint, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Headers
        );
    }

    public static async Task<JsonNode> SlackAsync(
        LocalStack stack,
        string method,
        JsonObject body,
        string? token = LocalStackOptions.SlackBotToken
    ) => JsonNode.Parse((await PostAsync(stack, "slack/api/" + method, body.ToJsonString(), token)).Body)!;
}
