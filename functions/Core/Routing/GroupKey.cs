using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Routing;

/// <summary>Names what the alarms of one incident have in common.</summary>
public static class GroupKey
{
    /// <summary>
    /// Bytes of a key at most. Below the 2,048 of a DynamoDB partition key, which holds it with a prefix.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    /// </summary>
    public const int MaxBytes = 1_024;

    /// <summary>
    /// <c>label=value</c> pairs in the order of <paramref name="groupBy"/>, with commas between them. A missing label
    /// counts as empty; where all are, nothing is in common and the alarm has an incident of its own. Different values
    /// never give the same key: a comma or backslash in a value has a backslash in front, and a key that is too long
    /// ends in the SHA-256 of the whole.
    /// </summary>
    public static string Of(ImmutableArray<string> groupBy, IReadOnlyDictionary<string, string> labels)
    {
        var key = new StringBuilder();
        foreach (var label in groupBy.Any(labels.ContainsKey) ? groupBy : [LabelName.Alarm])
        {
            var value = labels
                .GetValueOrDefault(label, "")
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace(",", @"\,", StringComparison.Ordinal);
            key.Append(key.Length == 0 ? "" : ",").Append(label).Append('=').Append(value);
        }

        return Fit(key.ToString());
    }

    private static string Fit(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        if (bytes.Length <= MaxBytes)
            return key;
        const int Kept = 200;
        return $"{key.AsSpan(0, Kept)}~{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }
}
