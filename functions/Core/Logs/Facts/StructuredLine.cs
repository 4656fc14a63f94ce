using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>The fields of one JSON object, as they stand in a line. Objects in it are passed over.</summary>
internal ref struct StructuredLine
{
    /// <summary>Fields beyond this number are not looked at.</summary>
    public const int MaxFields = 48;

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<Field> _fields;
    private int _count;

    private StructuredLine(ReadOnlySpan<byte> text, Span<Field> fields)
    {
        _text = text;
        _fields = fields;
    }

    /// <summary>Reads the object in a line, behind what a formatter may have put before it.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="fields">Room for <see cref="MaxFields"/>.</param>
    /// <param name="line">The fields.</param>
    /// <returns>False when there is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<Field> fields, out StructuredLine line)
    {
        int start = text.IndexOf((byte)'{');
        line = default;
        if (start < 0)
            return false;
        text = text[start..].TrimEnd(" \t\r\n"u8);
        if (text is not [.., (byte)'}'] || text[1..].TrimStart(" \t\r\n"u8) is not [(byte)'"', ..])
            return false;
        line = new StructuredLine(text, fields);
        try
        {
            line.Read();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A text field's bytes, with JSON's escapes if it has any; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> name)
    {
        foreach (var field in _fields[.._count])
        {
            if (_text.Slice(field.NameStart, field.NameLength).SequenceEqual(name))
                return _text.Slice(field.ValueStart, field.ValueLength);
        }

        return [];
    }

    /// <summary>The first of several names' texts; empty where none is there.</summary>
    public readonly string Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherName, int maxLength)
    {
        var raw = Raw(name);
        if (raw.IsEmpty)
            raw = Raw(otherName);
        if (raw.IsEmpty)
            return "";
        if (raw.Length > 4 * maxLength)
            raw = raw[..(4 * maxLength)];
        Span<byte> text = raw.Length <= 1024 ? stackalloc byte[raw.Length] : new byte[raw.Length];
        string read = Encoding.UTF8.GetString(text[..JsonText.Unescape(raw, text)]);
        return read.Length <= maxLength ? read : read[..maxLength];
    }

    /// <summary>A number, also where it stands as a text.</summary>
    public readonly bool TryNumber(ReadOnlySpan<byte> name, out double number)
    {
        var raw = Raw(name);
        number = 0;
        return !raw.IsEmpty
            && Utf8Parser.TryParse(raw, out number, out int used)
            && used == raw.Length
            && double.IsFinite(number);
    }

    private void Read()
    {
        var json = new Utf8JsonReader(_text);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            int nameStart = (int)json.TokenStartIndex + 1;
            int nameLength = json.ValueSpan.Length;
            json.Read();
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                json.Skip();
            }
            else if (_count < _fields.Length && json.TokenType != JsonTokenType.Null)
            {
                int valueStart = (int)json.TokenStartIndex + (json.TokenType == JsonTokenType.String ? 1 : 0);
                _fields[_count++] = new Field(nameStart, nameLength, valueStart, json.ValueSpan.Length);
            }
        }
    }

    /// <summary>Where a field's name and value stand.</summary>
    internal readonly record struct Field(int NameStart, int NameLength, int ValueStart, int ValueLength);
}
