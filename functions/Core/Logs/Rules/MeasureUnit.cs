namespace RoleFerry.Core.Logs.Rules;

/// <summary>What a measured value counts.</summary>
public enum MeasureUnit
{
    Count,
    Milliseconds,
    Seconds,
    Bytes,
}
