namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>What became of one alarm's event.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Begun">When it was handed in, by this machine's stopwatch.</param>
/// <param name="Took">Until it was answered, repetitions included.</param>
/// <param name="Attempts">More than one when an invocation failed and was repeated, as Lambda does.</param>
internal sealed record StormInvocation(StormAlarm Alarm, long Begun, TimeSpan Took, int Attempts);
