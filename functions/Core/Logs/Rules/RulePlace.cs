namespace RoleFerry.Core.Logs.Rules;

/// <summary>A place in logs.yaml.</summary>
/// <param name="Section">The field of the file: <c>redact</c>.</param>
/// <param name="Item">The number of an item in it, from 0 on; null: all of it.</param>
/// <param name="Field">The item's field; null: all of the item.</param>
public readonly record struct RulePlace(string Section, int? Item = null, string? Field = null)
{
    /// <summary>As <c>redact[1]</c>, <c>groups[0].name</c>.</summary>
    public override string ToString() =>
        Section + (Item is { } item ? $"[{item}]" : "") + (Field is null ? "" : "." + Field);
}
