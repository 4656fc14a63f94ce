using Microsoft.AspNetCore.Http;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>What a vendor was sent.</summary>
internal sealed record Request(string Path, IHeaderDictionary Headers, string Body, string Query = "")
{
    /// <summary>The whole of it, as a vendor that says too much would quote it.</summary>
    public string Quoted => $"{Path}{Query} {string.Join(' ', Headers.Select(h => $"{h.Key}: {h.Value}"))} {Body}";
}
