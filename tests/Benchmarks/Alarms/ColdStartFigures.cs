using RoleFerry.Benchmarks.Alarms.Functions;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>A program's starts; times in milliseconds, sizes in bytes.</summary>
internal sealed class ColdStartFigures(FunctionProgram program, ITable table, IReadOnlyList<ColdStartSample> samples)
{
    public string Program => program.Name;

    public string Table => table.Title;

    public long Bytes => program.Bytes;

    public double Median => samples.Select(s => s.ToAnswer.TotalMilliseconds).Median();

    public double P90 => samples.Select(s => s.ToAnswer.TotalMilliseconds).Quantile(0.9);

    public double MedianToPage => samples.Select(s => s.ToPage?.TotalMilliseconds ?? 0).Median();

    public double MedianTableTime => samples.Select(s => s.TableTime.TotalMilliseconds).Median();

    public double MedianWithoutTable => samples.Select(s => (s.ToAnswer - s.TableTime).TotalMilliseconds).Median();

    public double MedianTableCalls => samples.Select(s => (double)s.TableCalls).Median();

    public double MedianCpu => samples.Select(s => s.Cpu.TotalMilliseconds).Median();

    public long MedianPeakMemory => (long)samples.Select(s => (double)s.PeakMemory).Median();
}
