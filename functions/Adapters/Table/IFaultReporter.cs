namespace RoleFerry.Adapters.Table;

/// <summary>Reports what was wrong with single items, for those on whom the quarantine itself is built.</summary>
public interface IFaultReporter
{
    /// <summary>
    /// Reports all that has been noted. What cannot be counted is found again by the next reading: nothing is thrown.
    /// </summary>
    Task ReportAsync(CancellationToken cancellation);
}
