namespace RoleFerry.Adapters.PostMortems;

/// <summary>The template that this was built with: <c>monitoring/postmortem.md</c>.</summary>
public static class EmbeddedTemplate
{
    private const string Resource = "postmortem.md";

    /// <summary>The template. A test keeps every name in it known.</summary>
    public static string Read()
    {
        using var stream = typeof(EmbeddedTemplate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
