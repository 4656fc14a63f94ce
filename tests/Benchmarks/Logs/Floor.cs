using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// The least that any reader has to do: decode, inflate into a buffer that is there, and one scan of the JSON.
/// </summary>
internal sealed class Floor
{
    private readonly byte[] _compressed = new byte[4 * 1024 * 1024];
    private readonly byte[] _json = new byte[4 * 1024 * 1024];

    /// <returns>The number of tokens.</returns>
    public int Read(byte[] payload)
    {
        var data = payload.AsSpan(@"{""awslogs"":{""data"":""".Length);
        data = data[..data.IndexOf((byte)'"')];
        Base64.DecodeFromUtf8(data, _compressed, out _, out int compressed);
        using var gzip = new GZipStream(new MemoryStream(_compressed, 0, compressed), CompressionMode.Decompress);
        int length = 0;
        for (int read; (read = gzip.Read(_json, length, _json.Length - length)) > 0; )
            length += read;

        var reader = new Utf8JsonReader(_json.AsSpan(0, length));
        int tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }
}
