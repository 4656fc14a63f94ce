using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Settings;

/// <summary>The first steps of the runbooks that the function was built with: <c>monitoring/runbooks/</c>, compiled.</summary>
public static class EmbeddedRunbooks
{
    private const string Resource = "runbooks.compiled.json";

    /// <summary>Read with the first message, not at a function's start. A test keeps them readable and equal to the pages.</summary>
    public static Lazy<RunbookSteps> Steps { get; } = new(Load);

    private static RunbookSteps Load()
    {
        using var stream = typeof(EmbeddedRunbooks).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return RunbookSteps.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
