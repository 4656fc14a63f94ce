using System.Buffers.Text;
using System.Text.Json;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// What the function would do with a <see cref="Stream"/> for its event: find <c>awslogs.data</c> in the bytes and
/// decode it from there. What CloudWatchLogsEvent costs is what this is faster.
/// </summary>
internal sealed class StreamWay(LogBatchParser parser)
{
    private byte[] _compressed = [];

    public LogBatch Read(Stream input)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        var json = new Utf8JsonReader(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        while (json.Read() && !(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("data"u8))) { }

        json.Read();
        if (_compressed.Length < json.ValueSpan.Length)
            _compressed = new byte[json.ValueSpan.Length * 5 / 4];
        Base64.DecodeFromUtf8(json.ValueSpan, _compressed, out _, out int length);
        return parser.Parse(new ArraySegment<byte>(_compressed, 0, length));
    }
}
