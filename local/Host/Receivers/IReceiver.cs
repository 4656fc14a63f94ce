using RoleFerry.Local.Endpoint;

namespace RoleFerry.Local.Receivers;

/// <summary>Stands in for a vendor, keeps what it gets, and shows it on the page.</summary>
internal interface IReceiver : IService
{
    /// <summary>What the page calls it.</summary>
    string Title { get; }

    /// <summary>What the page says where nothing came.</summary>
    string Nothing { get; }

    /// <summary>Secrets that lead to it, by their names below the secrets' prefix, where no others are given.</summary>
    IReadOnlyDictionary<string, string> Secrets => new Dictionary<string, string>();

    /// <summary>The template's parameters that let the functions reach it, where no others are given.</summary>
    IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>();

    /// <summary>What came, the newest first.</summary>
    /// <param name="about">The incident that is asked for; null for all.</param>
    /// <param name="now">The clock.</param>
    IReadOnlyList<Html> Show(string? about, DateTimeOffset now);
}
