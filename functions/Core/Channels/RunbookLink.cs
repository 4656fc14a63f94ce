using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>Turns an incident's runbook into something to click on.</summary>
public static class RunbookLink
{
    /// <summary>
    /// The link to a runbook: one that is a link already where it leads below one of <paramref name="bases"/>, or a
    /// path below the first. Null where there is none to give: no runbook, no base, another place or scheme, or a path
    /// that climbs out of the base.
    /// </summary>
    public static Uri? For(string runbook, RunbookBases bases)
    {
        var name = runbook.Trim();
        if (IsLink(name))
            return Uri.TryCreate(name, UriKind.Absolute, out var link) && bases.Contain(link) ? link : null;
        return bases.First is { } first && Path(name) is { } path ? new Uri(first, path) : null;
    }

    /// <summary>Whether people may write it as a runbook: a link (https) or a path.</summary>
    public static bool IsWritten(string runbook)
    {
        var name = runbook.Trim();
        return IsLink(name)
            ? Uri.TryCreate(name, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
            : Path(name) is not null;
    }

    /// <summary>
    /// A runbook as a text: its name or path. Programs that show messages make links of addresses, so that one that may
    /// not be linked does not stand there either.
    /// </summary>
    public static string Named(string runbook, RunbookBases bases) =>
        !IsLink(runbook) ? PlainText.OneLine(runbook)
        : For(runbook, bases) is { } link ? link.AbsoluteUri
        : "a link to a place that is not allowed (RunbookBaseUrl)";

    private static bool IsLink(string name) => name.Contains(':', StringComparison.Ordinal);

    private static string? Path(string name)
    {
        var segments = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return segments.Length == 0 || segments.Any(s => s is "." or "..")
            ? null
            : string.Join('/', segments.Select(Uri.EscapeDataString));
    }
}
