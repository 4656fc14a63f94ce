namespace RoleFerry.Core.Signals;

/// <summary>CloudWatch's names of the states, as they stand in its events.</summary>
public static class SignalStateName
{
    /// <summary><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>.</summary>
    public static string Of(SignalState state) =>
        state switch
        {
            SignalState.Ok => "OK",
            SignalState.Alarm => "ALARM",
            _ => "INSUFFICIENT_DATA",
        };

    /// <summary>The state of that exact name; null where there is none.</summary>
    public static SignalState? Read(string? name) =>
        name switch
        {
            "OK" => SignalState.Ok,
            "ALARM" => SignalState.Alarm,
            "INSUFFICIENT_DATA" => SignalState.InsufficientData,
            _ => null,
        };
}
