namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Where the value of a name begins.</summary>
/// <param name="At">Its first character.</param>
/// <param name="Depth">The layers of escaping of what stands between the name and it.</param>
/// <param name="Sign">What stands between them.</param>
internal readonly record struct ValuePlace(int At, int Depth, ValueSign Sign);
