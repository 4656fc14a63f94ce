namespace RoleFerry.Adapters.Table;

/// <summary>
/// An attribute of a stored item is not what this code expects there. It ends where items are read, as an
/// <see cref="ItemFault"/>: see <see cref="TableCalls.Faults"/>.
/// </summary>
internal sealed class UnreadableAttributeException(string attribute, string what, Exception? cause = null)
    : Exception($"{attribute}: {what}", cause);
