using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>What a batch says of one metric.</summary>
/// <param name="Rule">The metric.</param>
/// <param name="By">The value that it is told apart by; empty for a rule that has none.</param>
public sealed record MeasuredValues(MeasureRule Rule, string By)
{
    /// <summary>
    /// Values that are kept of one batch, spread over it: as many as one metric of an EMF document may have.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    /// </summary>
    public const int MaxValues = 100;

    private readonly List<double> _values = [];
    private int _step = 1;

    /// <summary>How many lines there were.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Their values: all, or every n-th where there are too many; for counts the number alone matters.
    /// </summary>
    public IReadOnlyList<double> Values => _values;

    internal void Add(double value)
    {
        if (Count++ % _step != 0)
            return;
        if (_values.Count == MaxValues)
        {
            for (int i = 0; i < MaxValues / 2; i++)
                _values[i] = _values[2 * i];
            _values.RemoveRange(MaxValues / 2, MaxValues / 2);
            _step *= 2;
            if ((Count - 1) % _step != 0)
                return;
        }

        _values.Add(value);
    }
}
