using System.Globalization;

namespace RoleFerry.Core.Drawing;

/// <summary>Numbers as charts write them.</summary>
public static class Figures
{
    private static readonly (double Size, string Suffix)[] Sizes = [(1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>
    /// At most four characters and a suffix: <c>0.25</c>, <c>97.5</c>, <c>1.2k</c>, <c>34M</c>. What is no number is
    /// a dash.
    /// </summary>
    public static string Brief(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        foreach (var (size, suffix) in Sizes)
        {
            if (Math.Abs(value) >= size)
                return Digits(value / size) + suffix;
        }

        return Digits(value);
    }

    /// <summary>With its unit, where it has one: <c>97.5 %</c>.</summary>
    public static string With(double value, string unit) => unit.Length == 0 ? Brief(value) : $"{Brief(value)} {unit}";

    /// <summary>A coordinate: a tenth of a pixel is enough.</summary>
    internal static string At(double coordinate) => Math.Round(coordinate, 1).ToString(CultureInfo.InvariantCulture);

    private static string Digits(double value) =>
        Math.Abs(value) switch
        {
            >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##", CultureInfo.InvariantCulture),
        };
}
