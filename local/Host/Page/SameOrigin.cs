namespace RoleFerry.Local.Page;

/// <summary>Refuses what a foreign web page, open in the developer's browser, sends to this machine.</summary>
internal static class SameOrigin
{
    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var isForeignHost = http.Request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]");
        var isForeignPage =
            http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && http.Request.Method != HttpMethods.Get;
        if (!isForeignHost && !isForeignPage)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
