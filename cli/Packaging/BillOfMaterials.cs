using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Cli.Packaging;

/// <summary>
/// What is in the functions, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). Without a serial number and a
/// time, which the format leaves free: the same functions give the same bytes.
/// </summary>
internal static class BillOfMaterials
{
    /// <param name="product">What is packaged.</param>
    /// <param name="version">Its version.</param>
    /// <param name="functions">What is in it.</param>
    public static byte[] Write(string product, string version, IReadOnlyList<BuiltFunction> functions)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            var libraries = functions
                .SelectMany(f => f.Libraries)
                .DistinctBy(l => l.Reference)
                .OrderBy(l => l.Reference, StringComparer.Ordinal)
                .ToArray();
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WritePropertyName("component");
            Component(json, "application", product, product, version, null, null);
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (var function in functions)
                Component(
                    json,
                    "application",
                    function.Name,
                    function.Name,
                    version,
                    ("SHA-256", Convert.ToHexStringLower(SHA256.HashData(function.Bootstrap))),
                    null
                );
            foreach (var library in libraries)
                Component(
                    json,
                    "library",
                    library.Reference,
                    library.Name,
                    library.Version,
                    ("SHA-512", library.Sha512),
                    library
                );
            json.WriteEndArray();
            json.WriteStartArray("dependencies");
            Dependencies(json, product, functions.Select(f => f.Name));
            foreach (var function in functions)
                Dependencies(json, function.Name, function.Libraries.Select(l => l.Reference));
            foreach (var library in libraries)
                Dependencies(json, library.Reference, library.Needs.Where(n => libraries.Any(l => l.Reference == n)));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Component(
        Utf8JsonWriter json,
        string type,
        string reference,
        string name,
        string version,
        (string Algorithm, string Checksum)? hash,
        LibraryUse? library
    )
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("bom-ref", reference);
        json.WriteString("name", name);
        json.WriteString("version", version);
        if (hash is { Checksum.Length: > 0 } known)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", known.Algorithm);
            json.WriteString("content", known.Checksum);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (library is { License.Length: > 0 })
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteString("expression", library.License);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (library is not null)
            json.WriteString("purl", library.Reference);
        json.WriteEndObject();
    }

    private static void Dependencies(Utf8JsonWriter json, string reference, IEnumerable<string> needs)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        json.WriteStartArray("dependsOn");
        foreach (var need in needs.Order(StringComparer.Ordinal))
            json.WriteStringValue(need);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
