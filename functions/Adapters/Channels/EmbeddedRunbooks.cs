using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters.Channels;

/// <summary>
/// The first steps of the runbooks that the function was built with: <c>monitoring/runbooks/</c>, compiled.
/// </summary>
public static class EmbeddedRunbooks
{
    /// <summary>
    /// Read with the first message, not at a function's start. A test keeps them readable and equal to the pages.
    /// </summary>
    public static Lazy<RunbookSteps> Steps { get; } =
        new(() => RunbookSteps.Read(MonitoringFiles.Read("runbooks.compiled.json")));
}
