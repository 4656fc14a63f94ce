using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>An alarm's name as a message shows it: what it shares with all others is left out.</summary>
internal static class AlarmTitle
{
    /// <summary>Attributes of a contributor that a title names; the others are among the details.</summary>
    private const int Named = 2;

    /// <summary>What stands in a template for what changes from one error to the next.</summary>
    private const string Mask = "<*>";

    /// <summary>
    /// On one line, <c>api-5xx</c> for <c>shop-prod-api-5xx</c> where alarms begin with <c>shop-prod-</c>; of an alarm
    /// over many time series with the one that it is about: <c>pods-not-ready (namespace shop, pod web-1)</c>.
    /// </summary>
    /// <param name="incident">The incident.</param>
    /// <param name="prefix">What the names of the deployment's alarms begin with; empty where with nothing.</param>
    public static string Of(Incident incident, string prefix = "")
    {
        var name = Unmasked(Short(incident.Title, prefix));
        if (name.Length == 0)
            return "alarm without a name";
        return Contributor(incident.Signal) is { Length: > 0 } which ? $"{name} ({which})" : name;
    }

    /// <summary>A name on one line without the prefix; whole where nothing but punctuation would be left.</summary>
    public static string Short(string name, string prefix)
    {
        var line = PlainText.OneLine(name);
        return
            prefix.Length > 0
            && line.Length > prefix.Length
            && line.StartsWith(prefix, StringComparison.Ordinal)
            && char.IsAsciiLetterOrDigit(line[prefix.Length])
            ? line[prefix.Length..]
            : line;
    }

    /// <summary>A text of ours that names the incident's alarm, with the name as messages show it.</summary>
    public static string In(string text, Incident incident, string prefix)
    {
        var name = incident.Title;
        return Unmasked(name.Length == 0 ? text : text.Replace(name, Short(name, prefix), StringComparison.Ordinal));
    }

    /// <summary>A text without the marks that templates of errors have for what changes: <c>at line …</c>.</summary>
    public static string Unmasked(string text) => text.Replace(Mask, "…", StringComparison.Ordinal);

    private static string Contributor(Signal signal) =>
        signal is { Key: { Source: SignalSource.CloudWatch, Contributor.Length: > 0 }, Measurement: { } measured }
            ? PlainText.OneLine(string.Join(", ", measured.Dimensions.Take(Named).Select(d => $"{d.Key} {d.Value}")))
            : "";
}
