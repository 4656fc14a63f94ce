namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>What has to come of an answer.</summary>
internal enum Expected
{
    Sent,
    Retry,
    Rejected,
}
