namespace RoleFerry.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What it is.</param>
/// <param name="Found">How it was found.</param>
/// <param name="Text">What was seen; holds no secret.</param>
/// <param name="Next">What to do; null where nothing is left to do.</param>
internal sealed record Check(string What, Found Found, string Text, string? Next = null);
