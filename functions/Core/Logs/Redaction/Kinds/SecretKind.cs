namespace RoleFerry.Core.Logs.Redaction.Kinds;

/// <summary>A kind of what must not be stored or sent.</summary>
/// <param name="Name">What people call it; unique.</param>
/// <param name="Mark">What stands in its place.</param>
/// <param name="Shape">How it is recognised, in Markdown.</param>
/// <param name="Check">What else has to hold: a check digit; empty where there is none.</param>
/// <param name="Source">Where its owner describes it; empty where nobody owns it.</param>
public sealed record SecretKind(string Name, string Mark, string Shape, string Check = "", string Source = "");
