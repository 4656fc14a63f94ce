namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// JavaScript on servers: installed packages, the runtimes' own modules, what bundlers put beside the product, and
/// modules from registries.
/// </summary>
internal static class NodeFrames
{
    /// <summary>
    /// Files of Node's library before it named them node:, https://github.com/nodejs/node/tree/v14.x/lib.
    /// </summary>
    private static readonly NameRoots OldModules = new(
        '/',
        "assert.js async_hooks.js buffer.js child_process.js cluster.js console.js crypto.js dgram.js dns.js domain.js",
        "events.js fs.js http.js http2.js https.js module.js net.js perf_hooks.js process.js querystring.js",
        "readline.js repl.js stream.js string_decoder.js timers.js tls.js tty.js url.js util.js v8.js vm.js",
        "worker_threads.js zlib.js bootstrap_node.js _http_agent.js _http_client.js _http_common.js",
        "_http_incoming.js _http_outgoing.js _http_server.js _stream_duplex.js _stream_passthrough.js",
        "_stream_readable.js _stream_transform.js _stream_wrap.js _stream_writable.js _tls_common.js _tls_wrap.js"
    );

    private static readonly NameRoots Registries = new(
        '/',
        "deno.land esm.sh jsr.io cdn.jsdelivr.net unpkg.com cdn.skypack.dev esm.run ga.jspm.io"
    );

    /// <summary>
    /// What bundlers call the files that hold no code of the product, without the hash in their names.
    /// </summary>
    private static readonly NameRoots Bundles = new(
        '/',
        "vendor.js vendors.js chunk-vendors.js polyfills.js framework.js webpack.js webpack-runtime.js"
    );

    public static FrameRule RuleOf(ReadOnlySpan<byte> path)
    {
        if (IsRuntime(path))
            return FrameRule.Runtime;
        if (path.StartsWith("https://"u8) && Registries.Cover(path["https://"u8.Length..]))
            return FrameRule.Installed;
        if (
            PathSegments.HasFolder(path, "node_modules"u8)
            || PathSegments.HasFolder(path, "vendor-chunks"u8)
            || PathSegments.HasFolder(path, ".yarn"u8)
        )
            return FrameRule.Installed;
        var file = path[(path.LastIndexOfAny((byte)'/', (byte)'\\') + 1)..];
        if (
            file.StartsWith("node_modules_"u8)
            || file.StartsWith("vendors-node_modules_"u8)
            || file.StartsWith(".pnp."u8)
        )
            return FrameRule.Installed;
        Span<byte> name = stackalloc byte[VariableNames.MaxLength];
        var plain = name[..VariableNames.WriteFile(file, name)];
        return plain.Length < file.Length && Bundles.Hold(plain) ? FrameRule.Installed : FrameRule.NothingSaid;
    }

    private static bool IsRuntime(ReadOnlySpan<byte> path) =>
        path.StartsWith("node:"u8)
        || path.StartsWith("bun:"u8)
        || path.StartsWith("ext:"u8)
        || path.StartsWith("deno:"u8)
        || path.StartsWith("internal/"u8)
        || path.StartsWith("webpack/"u8)
        || path.StartsWith("native:"u8)
        || path.StartsWith("/var/runtime/"u8)
        || OldModules.Hold(path);
}
