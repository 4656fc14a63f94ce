namespace RoleFerry.Core.Metrics.Charts;

/// <summary>Small line charts, two a row, as one PNG.</summary>
public static class ChartImage
{
    private const int PanelWidth = 480;
    private const int PanelHeight = 130;
    private const int Columns = 2;
    private const int Margin = 16;
    private const int TitleHeight = 44;

    /// <summary>Panels that one image shows at most: more would not be read in a chat.</summary>
    public const int MostPanels = 24;

    /// <summary>Draws it.</summary>
    /// <param name="title">Above all panels.</param>
    /// <param name="panels">The panels; those beyond <see cref="MostPanels"/> are left out.</param>
    public static byte[] Draw(string title, IReadOnlyList<ChartPanel> panels)
    {
        int shown = Math.Min(panels.Count, MostPanels);
        int rows = Math.Max(1, (shown + Columns - 1) / Columns);
        var picture = new Picture(Columns * PanelWidth, TitleHeight + (rows * PanelHeight));
        picture.Write(Margin, Margin, title, 2, Ink.Color.Text);
        for (int i = 0; i < shown; i++)
            Draw(picture, panels[i], i % Columns * PanelWidth, TitleHeight + (i / Columns * PanelHeight));
        return Png.Write(picture);
    }

    private static void Draw(Picture picture, ChartPanel panel, int left, int top)
    {
        int width = PanelWidth - (2 * Margin);
        int valueWidth = panel.Value.Length * (Font.Width + 1) * 2;
        int letters = Math.Max(0, (width - valueWidth) / ((Font.Width + 1) * 2) - 1);
        picture.Write(
            left + Margin,
            top + 4,
            panel.Title.Length > letters ? panel.Title[..letters] : panel.Title,
            2,
            Ink.Color.Faint
        );
        picture.Write(
            left + Margin + width - valueWidth,
            top + 4,
            panel.Value,
            2,
            panel.IsOff ? Ink.Color.Bad : Ink.Color.Text
        );

        (int chartTop, int chartHeight) = (top + 28, PanelHeight - 44);
        double[] known = [.. panel.Values.OfType<double>().Where(double.IsFinite)];
        picture.Fill(left + Margin, chartTop + chartHeight, width, 1, Ink.Color.Grid);
        if (known.Length == 0)
            return;
        double low = Math.Min(known.Min(), panel.Target ?? double.MaxValue);
        double high = Math.Max(known.Max(), panel.Target ?? double.MinValue);
        int Y(double value) =>
            chartTop + (int)Math.Round(chartHeight * (high > low ? (high - value) / (high - low) : 0.5));
        int X(int index) =>
            left + Margin + (panel.Values.Count > 1 ? index * (width - 2) / (panel.Values.Count - 1) : 0);

        if (panel.Target is { } target)
            picture.Dashes(left + Margin, Y(target), width, Ink.Color.Faint);
        for (int i = 0; i < panel.Values.Count; i++)
        {
            if (panel.Values[i] is not { } value || !double.IsFinite(value))
                continue;
            bool joined = i > 0 && panel.Values[i - 1] is { } before && double.IsFinite(before);
            (int x, int y) = (X(i), Y(value));
            if (joined)
                picture.Line(X(i - 1), Y(panel.Values[i - 1]!.Value), x, y, Ink.Color.Line);
            else
                picture.Fill(x, y, 2, 2, Ink.Color.Line);
        }
    }
}
