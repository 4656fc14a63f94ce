namespace RoleFerry.Local.Page.Incidents;

/// <summary>Reads incidents for the page.</summary>
internal interface IIncidentReader
{
    /// <summary>The newest incidents: the open ones first, the worst of these before all.</summary>
    Task<IReadOnlyList<IncidentSummary>> ListAsync(CancellationToken cancellation);

    /// <summary>One incident; null where there is none of this id.</summary>
    Task<IncidentDetail?> FindAsync(string id, CancellationToken cancellation);
}
