using System.IO.Compression;
using System.Text;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchLogsEvents;

/// <summary>
/// What a log subscription sends. Without annotations on null, as in the real package: any part may be missing.
/// </summary>
#nullable disable
public class CloudWatchLogsEvent
{
    /// <summary>
    /// The one property of the event. Read as <c>awslogs</c>: the serializer takes names in any case.
    /// </summary>
    public Log Awslogs { get; set; }

    /// <summary>A batch of log events.</summary>
    public class Log
    {
        /// <summary>Base64 of gzip of JSON.</summary>
        [JsonPropertyName("data")]
        public string EncodedData { get; set; }

        /// <summary>The JSON.</summary>
        /// <exception cref="FormatException">It is no base64.</exception>
        /// <exception cref="InvalidDataException">It is no gzip.</exception>
        public string DecodeData()
        {
            if (string.IsNullOrEmpty(EncodedData))
                return EncodedData;
            using var gzip = new GZipStream(
                new MemoryStream(Convert.FromBase64String(EncodedData)),
                CompressionMode.Decompress
            );
            using var text = new StreamReader(gzip, Encoding.UTF8);
            return text.ReadToEnd();
        }
    }
}
