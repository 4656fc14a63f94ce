using System.Text;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>Comma-separated values as RFC 4180 has them: https://www.rfc-editor.org/rfc/rfc4180</summary>
internal static class Csv
{
    /// <summary>
    /// Reads records, which may span lines where a field is quoted. Empty lines between records are skipped.
    /// </summary>
    public static IEnumerable<string[]> Read(TextReader reader)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false,
            any = false;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char value = (char)next;
            if (quoted)
            {
                if (value != '"')
                    field.Append(value);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (value == '"' && field.Length == 0)
            {
                quoted = any = true;
            }
            else if (value == ',')
            {
                fields.Add(Take(field));
                any = true;
            }
            else if (value == '\n')
            {
                if (any)
                    yield return End(fields, field);
                any = false;
            }
            else if (value != '\r')
            {
                field.Append(value);
                any = true;
            }
        }

        if (any)
            yield return End(fields, field);
    }

    private static string[] End(List<string> fields, StringBuilder field)
    {
        string[] record = [.. fields, Take(field)];
        fields.Clear();
        return record;
    }

    private static string Take(StringBuilder field)
    {
        string text = field.ToString();
        field.Clear();
        return text;
    }
}
