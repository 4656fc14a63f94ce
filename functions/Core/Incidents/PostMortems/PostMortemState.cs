namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>Where a post-mortem stands.</summary>
public enum PostMortemState
{
    /// <summary>To be written.</summary>
    Draft,

    /// <summary>To be written, and past its time.</summary>
    Overdue,

    /// <summary>Written. What it says is to be done may still be open.</summary>
    Published,
}
