using RoleFerry.Core.Logs.Redaction.Escapes;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Where the value of a name begins.</summary>
/// <param name="At">Its first character.</param>
/// <param name="Layers">The layers of escaping of what stands between the name and it.</param>
/// <param name="Sign">What stands between them.</param>
internal readonly record struct ValuePlace(int At, Layers Layers, ValueSign Sign);
