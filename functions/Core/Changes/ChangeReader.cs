using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Changes;

/// <summary>
/// Reads <c>{"service", "version", "at", "by", "url", "summary"}</c>; one of service, version and summary has to be
/// there.
/// </summary>
public static class ChangeReader
{
    private const int MaxUrlLength = 1_000;

    /// <summary>Reads a change. Never throws.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="sentAt">When it was sent: counts where it does not say when it happened.</param>
    public static ChangeRead Read(ReadOnlyMemory<byte> body, DateTimeOffset sentAt)
    {
        if (!JsonInput.TryParse(body, out var document, out var problem))
            return Fault("$", $"The body {problem}.", body);
        using (document)
        {
            var root = document.RootElement;
            if (!root.IsObject)
                return Fault("$", $"The body {root.Describe()}.", body);
            var mend = new Mender();
            var change = new Change
            {
                Service = mend.Line(root.Get("service")).Trim(),
                Version = mend.Line(root.Get("version")).Trim(),
                At = mend.Time(root.Get("at"), new FallbackTimes(null, sentAt)),
                By = mend.Line(root.Get("by")).Trim(),
                Url = Link(mend.Line(root.Get("url"), MaxUrlLength)),
                Summary = mend.Line(root.Get("summary")).Trim(),
            };
            return change is { Service: "", Version: "", Summary: "" }
                ? Fault("$", "The body has neither a service, a version nor a summary.", body)
                : new ChangeRead(change, null);
        }
    }

    private static string Link(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : "";

    private static ChangeRead Fault(string where, string what, ReadOnlyMemory<byte> body) =>
        new(null, new UnreadableInput(where, what, body));
}
