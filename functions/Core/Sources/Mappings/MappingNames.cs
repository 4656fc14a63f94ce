using System.Text.RegularExpressions;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>What a mapping may be called: its name becomes the source of its signals.</summary>
public static partial class MappingNames
{
    /// <summary>What a name looks like.</summary>
    public const string Pattern = "^[a-z][a-z0-9-]{0,63}$";

    /// <summary>
    /// What is wrong with a name, in a sentence; null where nothing is. It may be no source of ours or of a system that
    /// posts, in whose alarms a mapping would else speak.
    /// </summary>
    public static string? Problem(string name) =>
        !Shape().IsMatch(name)
            ? $"`{name}` is no name of a source. Use lower-case letters, digits and -, beginning with a letter."
        : SignalSource.Ours.Contains(name) || SignalSource.Posting.Contains(name)
            ? $"`{name}` is reserved: signals of this source come from elsewhere."
        : null;

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
