using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Drawing;

/// <summary>What all pictures have in common.</summary>
internal static class Svg
{
    /// <summary>A picture with a title and a description, which are read out where it cannot be seen.</summary>
    public static Html Picture(string title, string description, int width, int height, Html inside)
    {
        // Names must be unique on a page and the same for the same picture: a page that is drawn anew must not flicker.
        var id =
            "rf-"
            + Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{description}\n{width}")).AsSpan(0, 6)
            );
        return Html.Of(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" """
                + $"""height="{height}" role="img" aria-labelledby="{id}-t {id}-d">"""
                + $"""<title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{inside}</svg>"""
        );
    }

    /// <summary>Names and colours of series; nothing for a single one, which the title names.</summary>
    public static Html Legend(IReadOnlyList<string> names) =>
        names.Count < 2 ? Html.None : Html.Of($"""<ul class="legend">{names.Select(Entry)}</ul>""");

    private static Html Entry(string name, int n) =>
        Html.Of($"""<li><i style="background:{Palette.Series(n)}"></i>{name}</li>""");

    /// <summary>Where there is nothing to draw.</summary>
    public static Html Nothing { get; } = Html.Of($"""<p class="none">Nothing known for this time.</p>""");
}
