namespace RoleFerry.Core.Metrics.Charts;

/// <summary>A row of values as a row of characters.</summary>
public static class SparklineText
{
    private const string Steps = "▁▂▃▄▅▆▇█";

    /// <summary>One character a value, from the lowest to the highest; a gap where there is none.</summary>
    public static string Draw(IReadOnlyList<double?> values)
    {
        double[] known = [.. values.OfType<double>().Where(double.IsFinite)];
        if (known.Length == 0)
            return new string('·', values.Count);
        (double low, double high) = (known.Min(), known.Max());
        return string.Create(values.Count, (values, low, high), static (text, of) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] =
                    of.values[i] is { } value && double.IsFinite(value)
                        ? Steps[
                            of.high > of.low
                                ? (int)Math.Round((value - of.low) / (of.high - of.low) * (Steps.Length - 1))
                                : Steps.Length / 2
                        ]
                        : '·';
            }
        });
    }
}
