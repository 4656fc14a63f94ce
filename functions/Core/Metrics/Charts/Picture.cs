namespace RoleFerry.Core.Metrics.Charts;

/// <summary>A picture of few colours that is drawn pixel by pixel, the upper left one first.</summary>
internal sealed class Picture(int width, int height)
{
    /// <summary>Width in pixels.</summary>
    public int Width => width;

    /// <summary>Height in pixels.</summary>
    public int Height => height;

    /// <summary>One byte a pixel: its place among <see cref="Ink.Colors"/>.</summary>
    public byte[] Pixels { get; } = new byte[width * height];

    /// <summary>Colours a pixel; one outside is left out.</summary>
    public void Dot(int x, int y, Ink.Color color)
    {
        if (x >= 0 && x < width && y >= 0 && y < height)
            Pixels[(y * width) + x] = (byte)color;
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int wide, int high, Ink.Color color)
    {
        for (int y = top; y < top + high; y++)
        for (int x = left; x < left + wide; x++)
            Dot(x, y, color);
    }

    /// <summary>A straight line, two pixels thick.</summary>
    public void Line(int x1, int y1, int x2, int y2, Ink.Color color)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)));
        for (int i = 0; i <= steps; i++)
        {
            int x = x1 + (int)Math.Round((x2 - x1) * (double)i / steps);
            int y = y1 + (int)Math.Round((y2 - y1) * (double)i / steps);
            Fill(x, y, 2, 2, color);
        }
    }

    /// <summary>Every other three pixels of a level line.</summary>
    public void Dashes(int left, int y, int wide, Ink.Color color)
    {
        for (int x = left; x < left + wide; x++)
            if ((x - left) % 6 < 3)
                Dot(x, y, color);
    }

    /// <summary>Writes text with <see cref="Font"/>.</summary>
    public void Write(int left, int top, string text, int scale, Ink.Color color)
    {
        foreach (char c in text)
        {
            for (int column = 0; column < Font.Width; column++)
            for (int row = 0; row < Font.Height; row++)
                if (Font.Has(c, column, row))
                    Fill(left + (column * scale), top + (row * scale), scale, scale, color);
            left += (Font.Width + 1) * scale;
        }
    }
}
