namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>A shape that an alarm may have.</summary>
/// <param name="Folder">Where its events lie, below <c>events/shapes</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Link">Where its sender describes it.</param>
/// <param name="Note">What to know of it.</param>
internal sealed record CatalogueShape(string Folder, string Title, string Link, string Note = "")
{
    /// <summary>The folder of <c>functions/Core/Sources</c> with its JSON Schema; null where there is none.</summary>
    public string? Schema { get; init; }

    /// <summary>The path that it is posted to; null: it is for AlarmRouter.</summary>
    public string? Post { get; init; }

    /// <summary>Whether the same transition comes direct, through EventBridge and through SNS, each in its own way.</summary>
    public bool HasThreeBodies { get; init; }

    /// <summary>Whether CloudWatch sends no INSUFFICIENT_DATA of it.</summary>
    public bool IsContributor { get; init; }
}
