using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Finds private keys in files' form, also where the text ends before the key does.</summary>
internal static class PrivateKeys
{
    public static readonly SecretKind Kind = new(
        "private key",
        "[key]",
        "from `-----BEGIN … PRIVATE KEY` to its end, or the text's; PuTTY's files",
        Source: "https://www.rfc-editor.org/rfc/rfc7468"
    );

    private const int LongestLabel = 64;
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Putty = "PuTTY-User-Key-File-";

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; chars[at..].IndexOf(Begin) is >= 0 and var hit; )
        {
            int start = at + hit;
            at = start + Begin.Length;
            var label = chars[at..Math.Min(chars.Length, at + LongestLabel)];
            int dashes = label.IndexOf("-----");
            // A public key or a certificate has another label; one that the text's end cuts off may be a key's.
            if (dashes >= 0 ? label[..dashes].IndexOf("PRIVATE KEY") < 0 : label.Length == LongestLabel)
                continue;
            int end = chars[at..].IndexOf(End);
            int last = end < 0 ? -1 : chars[(at + end + End.Length)..].IndexOf("-----");
            at = last < 0 ? chars.Length : at + end + End.Length + last + "-----".Length;
            spots.Add(text.SourceOf(start), text.SourceOf(at), Kind);
        }

        if (chars.IndexOf(Putty) is >= 0 and var putty)
            spots.Add(text.SourceOf(putty), text.SourceOf(chars.Length), Kind);
    }
}
