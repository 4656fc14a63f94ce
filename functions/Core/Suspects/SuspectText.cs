using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Suspects;

/// <summary>What people are told of suspects.</summary>
public static partial class SuspectText
{
    /// <summary>Lines of suspects.</summary>
    private const int MostLines = 5;

    /// <summary>Pieces of evidence on one line.</summary>
    private const int MostEvidence = 2;

    /// <summary>A suspect that is so much weaker than the first is not told.</summary>
    private const double Weakest = 0.2;

    /// <summary>
    /// At most five lines, the strongest suspect first, each with its strongest evidence, and what is as usual; null
    /// where nothing moved.
    /// </summary>
    /// <param name="suspects">The strongest first.</param>
    /// <param name="quiet">Services whose metrics are as usual.</param>
    public static string? Of(ImmutableArray<Suspect> suspects, ImmutableArray<string> quiet)
    {
        if (suspects.IsEmpty)
            return null;
        var told = suspects.TakeWhile(s => s.Score >= Weakest * suspects[0].Score).Take(MostLines).Select(Line);
        var calm = quiet.IsEmpty ? "" : $"\nAs usual: {string.Join(", ", quiet)}.";
        return $"Probable causes:\n{string.Join('\n', told)}{calm}";
    }

    /// <summary>The nodes that a text of <see cref="Of"/> names, the strongest first.</summary>
    public static IEnumerable<string> NodesIn(string text) => Node().Matches(text).Select(m => m.Groups["node"].Value);

    private static string Line(Suspect suspect, int place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{place + 1}. {suspect.Node}: {string.Join("; ", suspect.Evidence.Take(MostEvidence).Select(e => e.Text))}"
        );

    [GeneratedRegex(@"^\d\. (?<node>[^:\n]+): ", RegexOptions.Multiline)]
    private static partial Regex Node();
}
