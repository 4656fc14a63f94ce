namespace RoleFerry.AwsPackages.Tests.RuntimeSupport;

/// <summary>An event with the headers that the Runtime API sends beside it.</summary>
internal sealed record Event(string Body, Dictionary<string, string> Headers)
{
    public static Event Of(string id, string body, params (string Name, string Value)[] more)
    {
        var headers = new Dictionary<string, string> { ["Lambda-Runtime-Aws-Request-Id"] = id };
        foreach (var (name, value) in more)
            headers[$"Lambda-Runtime-{name}"] = value;
        return new(body, headers);
    }
}
