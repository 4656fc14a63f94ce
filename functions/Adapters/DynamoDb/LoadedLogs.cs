using RoleFerry.Core.Logs.Groups;

namespace RoleFerry.Adapters.DynamoDb;

/// <summary>What the table says about a batch.</summary>
/// <param name="Known">What it is decided on.</param>
/// <param name="Written">Slices that are written already.</param>
internal sealed record LoadedLogs(KnownLogs Known, IReadOnlySet<int> Written);
