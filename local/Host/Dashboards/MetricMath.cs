using System.Globalization;

namespace RoleFerry.Local.Dashboards;

/// <summary>
/// As much of CloudWatch's metric math as the dashboards use: numbers, ids, + - * /, brackets, FILL(x, n), PERIOD(x)
/// and SUM of several. A period in which something is missing, or that divides by zero, has no value.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
/// </summary>
internal sealed class MetricMath
{
    private readonly string _text;
    private readonly Func<string, double?[]> _lineOf;
    private readonly TimeSpan _period;
    private readonly int _count;
    private int _at;

    private MetricMath(string text, Func<string, double?[]> lineOf, TimeSpan period, int count) =>
        (_text, _lineOf, _period, _count) = (text, lineOf, period, count);

    /// <summary>Computes it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="lineOf">The values of an id.</param>
    /// <param name="period">A period's length.</param>
    /// <param name="count">How many periods.</param>
    /// <exception cref="FormatException">It cannot be followed; the message says where.</exception>
    public static double?[] Compute(string expression, Func<string, double?[]> lineOf, TimeSpan period, int count)
    {
        var math = new MetricMath(expression, lineOf, period, count);
        var result = math.Sum();
        return math.Peek() == '\0' ? result : throw math.Lost();
    }

    private double?[] Sum()
    {
        var left = Product();
        while (Peek() is '+' or '-')
            left = Take() == '+' ? Zip(left, Product(), (a, b) => a + b) : Zip(left, Product(), (a, b) => a - b);
        return left;
    }

    private double?[] Product()
    {
        var left = Factor();
        while (Peek() is '*' or '/')
            left =
                Take() == '*'
                    ? Zip(left, Factor(), (a, b) => a * b)
                    : Zip(left, Factor(), (a, b) => b == 0 ? null : a / b);
        return left;
    }

    private double?[] Factor()
    {
        switch (Peek())
        {
            case '(':
                Take();
                var inside = Sum();
                Expect(')');
                return inside;
            case '-':
                Take();
                return Zip(Always(0), Factor(), (a, b) => a - b);
            case var c when char.IsAsciiDigit(c):
                return Always(double.Parse(While(d => char.IsAsciiDigit(d) || d == '.'), CultureInfo.InvariantCulture));
            case var c when char.IsAsciiLetter(c):
                var name = While(d => char.IsAsciiLetterOrDigit(d) || d == '_');
                return Peek() == '(' ? Call(name) : _lineOf(name);
            default:
                throw Lost();
        }
    }

    private double?[] Call(string function)
    {
        Expect('(');
        var arguments = new List<double?[]> { Sum() };
        while (Peek() == ',')
        {
            Take();
            arguments.Add(Sum());
        }

        Expect(')');
        return (function, arguments) switch
        {
            ("FILL", [var line, var other]) => [.. line.Zip(other, (value, instead) => value ?? instead)],
            ("PERIOD", [_]) => Always(_period.TotalSeconds),
            ("SUM", var lines) => lines.Aggregate((a, b) => Zip(a, b, (x, y) => x + y)),
            _ => throw new FormatException(
                $"{_text}: this machine knows FILL(x, n), PERIOD(x) and SUM(...), not {function} with "
                    + $"{arguments.Count}."
            ),
        };
    }

    private double?[] Always(double value) => [.. Enumerable.Repeat((double?)value, _count)];

    private static double?[] Zip(double?[] left, double?[] right, Func<double, double, double?> combine) =>
        [.. left.Zip(right, (a, b) => a is { } x && b is { } y ? combine(x, y) : null)];

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private char Take() => _text[_at++];

    private void Expect(char c)
    {
        if (Peek() != c)
            throw Lost();
        _at++;
    }

    private string While(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private FormatException Lost() => new($"{_text}: cannot be followed at character {_at + 1}.");
}
