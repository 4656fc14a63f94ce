using RoleFerry.Benchmarks.Alarms.Functions;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>Warm invocations of a program; times in milliseconds.</summary>
internal sealed class WarmFigures(FunctionProgram program, ITable table, IReadOnlyList<Journey> journeys, TimeSpan cpu)
{
    public string Program => program.Name;

    public string Table => table.Title;

    public int Alarms => journeys.Count;

    public double ToPageP50 => ToPage(0.5);

    public double ToPageP99 => ToPage(0.99);

    public double ToAnswerP50 => journeys.Select(j => j.ToAnswer.TotalMilliseconds).Quantile(0.5);

    public double ToAnswerP99 => journeys.Select(j => j.ToAnswer.TotalMilliseconds).Quantile(0.99);

    public double MedianTableTimeBeforePage => journeys.Select(j => j.TableTimeBeforePage.TotalMilliseconds).Median();

    public double MedianTableCallsBeforePage => journeys.Select(j => (double)j.TableCallsBeforePage).Median();

    public int MostTableCallsBeforePage => journeys.Max(j => j.TableCallsBeforePage);

    public double CpuEach => cpu.TotalMilliseconds / journeys.Count;

    private double ToPage(double q) => journeys.Select(j => j.ToPage?.TotalMilliseconds ?? 0).Quantile(q);
}
