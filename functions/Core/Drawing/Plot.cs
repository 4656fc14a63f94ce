using System.Globalization;

namespace RoleFerry.Core.Drawing;

/// <summary>The ground of a chart over time: axes, grid, target line; and where things stand on it.</summary>
internal sealed class Plot(TimeFrame frame, Scale scale)
{
    private const double Left = 44;
    private const double Right = 10;
    private const double Top = 8;
    private const double Bottom = 20;

    /// <summary>Narrower than this a label would run into the next one.</summary>
    private const double LabelWidth = 56;

    private const double LabelHeight = 12;

    public double Floor => frame.Height - Bottom;

    public double Zero => Y(0);

    /// <summary>Pixels of one period.</summary>
    public double Step => (frame.Width - Left - Right) / Math.Max(1, frame.Times.Length);

    /// <summary>The left edge of the n-th period.</summary>
    public double X(int n) => Left + (n * Step);

    public double Centre(int n) => X(n) + (Step / 2);

    public double Y(double value) => scale.Place(value, Floor, Top);

    /// <summary>The whole picture.</summary>
    public Html Draw(string description, Html inside) =>
        Svg.Picture(
            frame.Title,
            description,
            frame.Width,
            frame.Height,
            Html.Of($"{Grid()}{inside}{Target()}{Labels()}")
        );

    private Html Grid() =>
        Html.Join(
            scale.Ticks.Select(tick =>
                Html.Of(
                    $"""<line class="grid" x1="{Figures.At(Left)}" x2="{Figures.At(frame.Width - Right)}" """
                        + $"""y1="{Figures.At(Y(tick))}" y2="{Figures.At(Y(tick))}"/>"""
                        + $"""<text x="{Figures.At(Left - 6)}" y="{Figures.At(Y(tick) + 4)}" text-anchor="end">"""
                        + $"""{Figures.Brief(tick)}</text>"""
                )
            )
        );

    private Html Target() => frame.Target is { } target ? TargetLine(target, Y(target)) : Html.None;

    private Html TargetLine(double target, double y) =>
        Html.Of(
            $"""<line class="target" x1="{Figures.At(Left)}" x2="{Figures.At(frame.Width - Right)}" """
                + $"""y1="{Figures.At(y)}" y2="{Figures.At(y)}"/>"""
                + $"""<text class="on" x="{Figures.At(frame.Width - Right - 2)}" """
                + $"""y="{Figures.At(y < Top + LabelHeight ? y + LabelHeight : y - 4)}" text-anchor="end">"""
                + $"""{frame.TargetName} {Figures.With(target, frame.Unit)}</text>"""
        );

    private Html Labels()
    {
        if (frame.Times is not [var first, .., var last])
            return Label(0, frame.Times[0].ToString("HH:mm", CultureInfo.InvariantCulture));
        var period = frame.Times[1] - first;
        return Html.Join(
            TimeTicks
                .Of(first, last, (frame.Width - Left - Right) / LabelWidth, period)
                .Select(tick => Label((tick.At - first) / period, tick.Word))
        );
    }

    private Html Label(double n, string word) =>
        Html.Of(
            $"""<text x="{Figures.At(Math.Min(Left + ((n + 0.5) * Step), frame.Width - (LabelWidth / 3)))}" """
                + $"""y="{frame.Height - 5}" text-anchor="middle">{word}</text>"""
        );
}
