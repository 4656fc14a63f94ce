namespace RoleFerry.Core.Logs.Batches;

/// <summary>A part of a batch that was set aside.</summary>
/// <param name="Flaw">What is wrong with it.</param>
/// <param name="Bytes">
/// The part as it came: an event's JSON, or what there is of a batch that could not be read.
/// </param>
public sealed record BadPart(BatchFlaw Flaw, ReadOnlyMemory<byte> Bytes);
