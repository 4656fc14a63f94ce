using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Local.Templates;

/// <summary>Reads CloudFormation YAML as the JSON it stands for: <c>!Ref X</c> becomes <c>{"Ref": "X"}</c>.</summary>
internal static class YamlToJson
{
    public static JsonNode? Read(TextReader yaml)
    {
        var stream = new YamlStream();
        stream.Load(yaml);
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
    }

    private static JsonNode? Convert(YamlNode node)
    {
        JsonNode? value = node switch
        {
            YamlMappingNode mapping => Object(mapping),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new TemplateException($"line {node.Start.Line}: this kind of YAML is not understood"),
        };
        return node.Tag.IsEmpty || node.Tag.IsNonSpecific || !node.Tag.Value.StartsWith('!')
            ? value
            : Intrinsic(node.Tag.Value[1..], value);
    }

    private static JsonObject Object(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
            result[((YamlScalarNode)key).Value!] = Convert(value);
        return result;
    }

    private static JsonObject Intrinsic(string name, JsonNode? argument) =>
        name switch
        {
            "Ref" or "Condition" => new JsonObject { [name] = argument },
            "GetAtt" when argument is JsonValue dotted => new JsonObject
            {
                ["Fn::GetAtt"] = new JsonArray([.. dotted.ToString().Split('.', 2).Select(p => JsonValue.Create(p))]),
            },
            _ => new JsonObject { ["Fn::" + name] = argument },
        };

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && number.ToString(CultureInfo.InvariantCulture) == text => JsonNode.Parse(text),
            _ => JsonValue.Create(text),
        };
    }
}
