namespace RoleFerry.Local.Sns;

/// <summary>A topic and who listens to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Functions">The functions that get its messages.</param>
internal sealed record Topic(string Name, IReadOnlyList<string> Functions)
{
    /// <summary>How many people get its messages by mail.</summary>
    public int Confirmed { get; set; }

    /// <summary>How many more would, had they followed the link that SNS mailed them.</summary>
    public int Pending { get; set; }
}
