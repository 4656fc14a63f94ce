namespace RoleFerry.Core.Channels;

/// <summary>Turns an incident's runbook into something to click on.</summary>
public static class RunbookLink
{
    /// <summary>
    /// The link to a runbook that is one already (http or https), or a path below <paramref name="baseUrl"/>. Null
    /// where there is none to give: no runbook, no base, another scheme, or a path that climbs out of the base.
    /// </summary>
    public static Uri? For(string runbook, Uri? baseUrl)
    {
        var name = runbook.Trim();
        if (name.Contains(':', StringComparison.Ordinal))
            return Uri.TryCreate(name, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
                ? link
                : null;

        var segments = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        if (baseUrl is null || segments.Length == 0 || segments.Any(s => s is "." or ".."))
            return null;

        var path = string.Join('/', segments.Select(Uri.EscapeDataString));
        return new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
