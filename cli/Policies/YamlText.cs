using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Text as YAML's nodes.</summary>
internal static class YamlText
{
    /// <summary>The file's one document; null, with what is wrong among the findings, where there is none.</summary>
    public static YamlNode? Load(string yaml, Findings findings)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(yaml));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException e)
        {
            // Some faults, a tab in front of a key for one, come without their place.
            var at = e.Start is { Line: 1, Column: 1 } ? scanner.CurrentPosition : e.Start;
            findings.Error(at, $"This is not YAML: {e.Message.TrimEnd('.')}.");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's own words for brackets that are not closed and for values where there can be none say
            // nothing.
            findings.Error(
                scanner.CurrentPosition,
                "This is not YAML: before this, something is not closed or stands where it cannot. (What begins "
                    + "with # needs quotes, or YAML takes it for a comment.)"
            );
            return null;
        }

        if (stream.Documents is [var document])
            return document.RootNode;
        if (stream.Documents is [_, var second, ..])
            findings.Error(
                second.RootNode.Start,
                "A file has one document; the line `---` before this begins a second one."
            );
        else
            findings.Error(new Mark(0, 1, 1), "The file is empty.");
        return null;
    }
}
