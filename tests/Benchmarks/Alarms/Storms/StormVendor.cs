namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>What one channel got.</summary>
/// <param name="Channel">Its name in the policy.</param>
/// <param name="Sent">Messages that it took.</param>
/// <param name="TooSoon">Messages that it sent back because they came within a second of the one before.</param>
/// <param name="MostWithinASecond">The most that it took within any second.</param>
/// <param name="LeftAfterStorm">Messages that waited in the outbox at the storm's end.</param>
internal sealed record StormVendor(string Channel, int Sent, int TooSoon, int MostWithinASecond, int LeftAfterStorm);
