namespace RoleFerry.Core.Policies.Compiled;

/// <summary>The word for what becomes of an overtaken alarm.</summary>
internal sealed class OvertakenJson() : WordJson<OvertakenAlarm>(PolicyWords.Overtaken);
