namespace RoleFerry.Local.Dashboards;

/// <summary>
/// The ground on which a dashboard is drawn: as wide as its reader's window, in the colours that they like. The
/// page's script says both in a cookie; the measures are those of page.css.
/// </summary>
/// <param name="Width">Pixels.</param>
/// <param name="IsDark">Whether the reader likes light text on a dark ground.</param>
internal sealed record Board(int Width, bool IsDark)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "board";

    private const int Columns = 24;
    private const int Row = 50;
    private const int Gap = 8;
    private const int FrameWidth = 26;
    private const int FrameHeight = 52;

    /// <summary>Narrower than this, widgets stand below each other.</summary>
    private const int Narrow = 860;

    private static readonly Board Usual = new(1_208, false);

    /// <summary>Reads <c>1208-dark</c>; a usual one where it says something else.</summary>
    public static Board Read(string? cookie) =>
        cookie?.Split('-') is [var width, ("light" or "dark") and var scheme] && int.TryParse(width, out var pixels)
            ? new Board(Math.Clamp(pixels, 280, 4_000), scheme == "dark")
            : Usual;

    /// <summary>As the cookie says it.</summary>
    public override string ToString() => $"{Width}-{(IsDark ? "dark" : "light")}";

    /// <summary>Pixels inside a widget's frame, below its title.</summary>
    public (int Width, int Height) Inside(Widget widget)
    {
        var width = Width < Narrow ? Width : (int)(widget.Width * (Width + Gap) / (double)Columns) - Gap;
        return (width - FrameWidth, (widget.Height * (Row + Gap)) - Gap - FrameHeight);
    }
}
