namespace RoleFerry.Core.Drawing;

/// <summary>
/// The colours of charts and tables, for light and dark grounds. Text has a contrast of 4.5:1 with its ground, lines
/// and areas of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), and nothing is told by colour alone.
/// </summary>
public static class Palette
{
    private const string Light =
        "--rf-ground:#ffffff;--rf-ink:#17202e;--rf-soft:#55637a;--rf-line:#d5dbe5;--rf-fill:#eef1f6;"
        + "--rf-good:#12704a;--rf-bad:#c2231b;"
        + "--rf-p0:#c2231b;--rf-p1:#b3560a;--rf-p2:#8a6800;--rf-p3:#2468b4;"
        + "--rf-1:#0b6e8f;--rf-2:#b3560a;--rf-3:#6a4fb3;--rf-4:#12704a;"
        + "--rf-5:#b02a63;--rf-6:#8a6800;--rf-7:#3d5a80;--rf-8:#7a4a2b;";

    private const string Dark =
        "--rf-ground:#0f1b2a;--rf-ink:#e6ebf3;--rf-soft:#a3b1c6;--rf-line:#33445a;--rf-fill:#1a2838;"
        + "--rf-good:#4fce93;--rf-bad:#ff8178;"
        + "--rf-p0:#ff8178;--rf-p1:#ff9d47;--rf-p2:#e6bf45;--rf-p3:#72b1ff;"
        + "--rf-1:#56bfdf;--rf-2:#ff9d47;--rf-3:#b39dff;--rf-4:#4fce93;"
        + "--rf-5:#ff8ab5;--rf-6:#e6bf45;--rf-7:#8fb8e8;--rf-8:#d9a681;";

    private const string WhereDark = "@media(prefers-color-scheme:dark){.rf{" + Dark + "}}";

    private const string Rules =
        ".rf{color:var(--rf-ink);background:var(--rf-ground);font:13px/1.45 system-ui,-apple-system,'Segoe "
        + "UI',Roboto,sans-serif}"
        + ".rf svg{display:block;max-width:100%;height:auto}"
        + ".rf svg text{fill:var(--rf-soft);font:11px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}"
        + ".rf svg text.big{fill:var(--rf-ink);font-size:26px;font-weight:650}"
        + ".rf svg text.on{fill:var(--rf-ink);stroke:var(--rf-ground);stroke-width:3px;stroke-linejoin:round;"
        + "paint-order:stroke}"
        + ".rf svg .grid{stroke:var(--rf-line);stroke-width:1}"
        + ".rf svg .target{stroke:var(--rf-ink);stroke-width:1.5;stroke-dasharray:5 3}"
        + ".rf .legend{display:flex;flex-wrap:wrap;gap:.15rem .9rem;margin:.3rem 0 "
        + "0;padding:0;list-style:none;color:var(--rf-ink);font-size:12px}"
        + ".rf .legend "
        + "i{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.35rem;vertical-align:-1px}"
        + ".rf .ring{display:grid;justify-items:center}"
        + ".rf .none{color:var(--rf-soft);margin:0;padding:1rem .25rem;text-align:center}";

    /// <summary>Colours of series, in order; a ninth begins again.</summary>
    public const int SeriesColours = 8;

    /// <summary>The style of everything inside an element of the class <c>rf</c>, for a ground that is known.</summary>
    public static Html Style(bool isDark)
    {
        var (colours, scheme) = isDark ? (Dark, "dark") : (Light, "light");
        return Html.Of($"<style>{Raw($".rf{{{colours}color-scheme:{scheme}}}{Rules}")}</style>");
    }

    /// <summary>The same for a page that follows its reader's choice.</summary>
    public static Html StyleByReader { get; } =
        Html.Of($"<style>{Raw($".rf{{{Light}color-scheme:light dark}}{WhereDark}{Rules}")}</style>");

    /// <summary>The colour of the n-th series, from 0.</summary>
    public static string Series(int n) => $"var(--rf-{(n % SeriesColours) + 1})";

    /// <summary>The colour of a severity.</summary>
    public static string Of(Signals.Severity severity) => $"var(--rf-{severity.ToString().ToLowerInvariant()})";

    private static Html Raw(string ourOwnStyle) => Html.Trusted(ourOwnStyle);
}
