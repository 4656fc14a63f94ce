namespace RoleFerry.Core.Policies.Compiled;

/// <summary>The meaning's word.</summary>
internal sealed class InsufficientDataJson() : WordJson<InsufficientDataMeaning>(PolicyWords.InsufficientData);
