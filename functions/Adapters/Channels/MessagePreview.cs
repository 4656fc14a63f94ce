namespace RoleFerry.Adapters.Channels;

/// <summary>A message as its vendor would get it, with a word in the place of each secret.</summary>
/// <param name="Line">One line for people.</param>
/// <param name="Body">The whole; empty where nothing leaves the house.</param>
public sealed record MessagePreview(string Line, string Body);
