using System.Collections.Immutable;

namespace RoleFerry.Adapters.Secrets;

/// <summary>Which secrets a function asks for.</summary>
/// <param name="Prefix">
/// SSM parameters with secrets lie below it, e.g. <c>/roleferry/dev</c>; no slash at its end.
/// </param>
/// <param name="IsDesk">
/// Whether this function takes requests, and so needs what they are signed with. Others may not read that.
/// </param>
/// <param name="ChannelSecrets">The channels' secrets, by their names below the prefix.</param>
public sealed record SecretSettings(string Prefix, bool IsDesk, ImmutableArray<string> ChannelSecrets);
