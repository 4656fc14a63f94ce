using Microsoft.AspNetCore.Http;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>What a carrier was sent.</summary>
internal sealed record Request(string Path, IHeaderDictionary Headers, string Body, string Query = "")
{
    /// <summary>The whole of it, as a carrier that says too much would quote it.</summary>
    public string Quoted => $"{Path}{Query} {string.Join(' ', Headers.Select(h => $"{h.Key}: {h.Value}"))} {Body}";
}
