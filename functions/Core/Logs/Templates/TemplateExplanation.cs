namespace RoleFerry.Core.Logs.Templates;

/// <summary>A template and why it is what it is.</summary>
/// <param name="Template">The message with a placeholder for each variable part.</param>
/// <param name="Parts">One entry per placeholder, in order.</param>
/// <param name="Notes">Parts that stay or are left out for a reason of their own, without a placeholder.</param>
public sealed record TemplateExplanation(
    string Template,
    IReadOnlyList<MaskedPart> Parts,
    IReadOnlyList<MaskedPart> Notes
);
