using System.Text.Json.Nodes;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>Answers as SSM's GetParameters does.</summary>
internal static class SsmServer
{
    public static Answer Answer(Request request, IReadOnlyDictionary<string, string> parameters)
    {
        var asked = JsonNode.Parse(request.Body)!["Names"]!.AsArray().Select(name => (string)name!).ToArray();
        var found = asked
            .Where(parameters.ContainsKey)
            .Select(name => new JsonObject
            {
                ["Name"] = name,
                ["Type"] = "SecureString",
                ["Value"] = parameters[name],
            });
        var body = new JsonObject
        {
            ["Parameters"] = new JsonArray([.. found]),
            ["InvalidParameters"] = new JsonArray([
                .. asked.Where(name => !parameters.ContainsKey(name)).Select(name => JsonValue.Create(name)),
            ]),
        };
        return new Answer(200, body.ToJsonString(), ("Content-Type", "application/x-amz-json-1.1"));
    }
}
