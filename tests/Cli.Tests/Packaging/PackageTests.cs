using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Cli.Packaging;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Tests.Packaging;

public class PackageTests
{
    private static readonly PackageSources Sources = new(Clone.Path("."));

    private static readonly LibraryUse Library = new("NodaTime", "3.3.7", "ab12", "Apache-2.0", []);

    public static TheoryData<string> Architectures => [.. Architecture.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_same_functions_give_the_same_bytes(string architecture)
    {
        var first = Make(architecture);
        var second = Make(architecture);

        Assert.Equal(first.Archive, second.Archive);
        Assert.Equal(first.BillOfMaterials, second.BillOfMaterials);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Each_function_names_a_zip_that_is_in_the_archive_and_nothing_is_left_to_build(string architecture)
    {
        var files = Files(Make(architecture));
        var resources = (YamlMappingNode)Yaml(files["template.yaml"])["Resources"];

        var functions = resources
            .Children.Where(r => ((YamlMappingNode)r.Value)["Type"].ToString() == "AWS::Serverless::Function")
            .ToArray();

        Assert.Equal(6, functions.Length);
        Assert.All(functions, function =>
        {
            var node = (YamlMappingNode)function.Value;
            Assert.False(node.Children.ContainsKey("Metadata"));
            Assert.Equal($"functions/{function.Key}.zip", node["Properties"]["CodeUri"].ToString());
            using var zip = new ZipArchive(new MemoryStream(files[$"functions/{function.Key}.zip"]));
            var bootstrap = Assert.Single(zip.Entries);
            Assert.Equal("bootstrap", bootstrap.FullName);
            Assert.Equal(0b1_000_000_111_101_101, bootstrap.ExternalAttributes >> 16 & 0xFFFF);
        });
        Assert.DoesNotContain("BuildMethod", Encoding.UTF8.GetString(files["template.yaml"]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Nothing_but_the_archives_own_architecture_can_be_deployed(string architecture)
    {
        var files = Files(Make(architecture));

        var parameter = Yaml(files["template.yaml"])["Parameters"]["Architecture"];

        Assert.Equal(architecture, parameter["Default"].ToString());
        Assert.Equal(architecture, Assert.Single((YamlSequenceNode)parameter["AllowedValues"]).ToString());
        Assert.Equal(Sources.Version, Yaml(files["template.yaml"])["Parameters"]["Version"]["Default"].ToString());
        var config = Encoding.UTF8.GetString(files["samconfig.toml"]);
        Assert.Equal(3, config.Split($"Architecture={architecture}").Length - 1);
        Assert.Equal(3, config.Split("Architecture=").Length - 1);
        Assert.DoesNotContain(".build.", config, StringComparison.Ordinal);
        Assert.Equal(3, config.Split(".deploy.parameters]").Length - 1);
    }

    [Fact]
    public void Each_nested_template_is_there_and_nothing_else_of_the_template_is_changed()
    {
        var files = Files(Make("arm64"));
        var template = Encoding.UTF8.GetString(files["template.yaml"]);

        var nested = PackagedTemplate.NestedIn(template);

        Assert.NotEmpty(nested);
        Assert.All(nested, path => Assert.Equal(File.ReadAllBytes(Clone.Path(path)), files[path]));
        Assert.Equal(WithoutWhatIsChanged(Sources.Template), WithoutWhatIsChanged(template));
        Assert.Equal(6, template.Split("CodeUri: ").Length - 1);
    }

    [Fact]
    public void The_rights_of_others_go_with_what_they_made()
    {
        var files = Files(Make("arm64"));

        Assert.Equal(File.ReadAllBytes(Clone.Path("LICENSE")), files["LICENSE"]);
        Assert.Equal(File.ReadAllBytes(Clone.Path("NOTICE")), files["NOTICE"]);
    }

    [Fact]
    public void Each_file_has_its_checksum()
    {
        var files = Files(Make("x86_64"));

        var sums = Encoding.UTF8.GetString(files["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            files
                .Where(f => f.Key != "SHA256SUMS")
                .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Value))}  {f.Key}")
                .Order(StringComparer.Ordinal),
            sums.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_bill_of_materials_names_what_is_in_each_function()
    {
        var bom = JsonNode.Parse(Make("x86_64").BillOfMaterials)!;

        Assert.Equal("CycloneDX", (string?)bom["bomFormat"]);
        Assert.Equal("1.6", (string?)bom["specVersion"]);
        Assert.Null(bom["serialNumber"]);
        Assert.Null(bom["metadata"]!["timestamp"]);
        var library = bom["components"]!.AsArray().Single(c => (string?)c!["type"] == "library")!;
        Assert.Equal("pkg:nuget/NodaTime@3.3.7", (string?)library["purl"]);
        Assert.Equal("ab12", (string?)library["hashes"]![0]!["content"]);
        Assert.Equal("Apache-2.0", (string?)library["licenses"]![0]!["expression"]);
        var router = bom["dependencies"]!.AsArray().Single(d => (string?)d!["ref"] == "AlarmRouter")!;
        Assert.Equal(["pkg:nuget/NodaTime@3.3.7"], router["dependsOn"]!.AsArray().Select(d => (string?)d));
    }

    [Fact]
    public void An_archive_with_stand_ins_says_in_its_name_that_it_is_not_for_deployment()
    {
        Assert.EndsWith(
            "-x86_64-NOT-FOR-DEPLOYMENT",
            Make("x86_64", withStandIns: true).Name,
            StringComparison.Ordinal
        );
        Assert.EndsWith("-x86_64", Make("x86_64").Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_built_for_another_machine_is_refused()
    {
        BuiltFunction[] functions =
        [
            Function("AlarmRouter", Architecture.All[0]),
            .. Functions(Architecture.All[1]).Where(f => f.Name != "AlarmRouter"),
        ];

        var refused = Assert.Throws<PackageException>(() =>
            Package.Of(Sources, Architecture.All[1], functions, withStandIns: false)
        );

        Assert.Equal("AlarmRouter is not built for arm64.", refused.Message);
    }

    [Fact]
    public void A_function_that_is_not_built_is_named()
    {
        var refused = Assert.Throws<PackageException>(() =>
            Package.Of(Sources, Architecture.All[0], [.. Functions(Architecture.All[0]).Skip(1)], withStandIns: false)
        );

        Assert.Equal($"{Functions(Architecture.All[0])[0].Name} is not built.", refused.Message);
    }

    [Theory]
    [InlineData(
        "parameter_overrides = \"Environment=prod\"",
        "parameter_overrides = \"Architecture=arm64 Environment=prod\""
    )]
    [InlineData(
        "parameter_overrides = [\"Environment=prod\"]",
        "parameter_overrides = [\"Architecture=arm64\", \"Environment=prod\"]"
    )]
    [InlineData(
        "parameter_overrides = [\n  \"Architecture=x86_64\",\n]",
        "parameter_overrides = [\n  \"Architecture=arm64\",\n]"
    )]
    public void An_environment_gets_the_archives_architecture_however_its_parameters_are_written(
        string written,
        string packaged
    )
    {
        var config =
            $"version = 0.1\n\n[prod.build.parameters]\nparallel = true\n\n[prod.global.parameters]\n{written}\n";

        Assert.EndsWith(
            $"version = 0.1\n\n[prod.global.parameters]\n{packaged}\n",
            PackagedConfig.Write(config, Architecture.All[1]),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> WithoutWhatIsChanged(string template)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(template));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        ((YamlMappingNode)root["Parameters"]["Architecture"]).Children.Remove("Default");
        ((YamlMappingNode)root["Parameters"]["Architecture"]).Children.Remove("AllowedValues");
        ((YamlMappingNode)root["Parameters"]["Version"]).Children.Remove("Default");
        ((YamlMappingNode)root["Globals"]["Function"]).Children.Remove("CodeUri");
        foreach (var function in ((YamlMappingNode)root["Resources"]).Children.Values.Cast<YamlMappingNode>())
        {
            if (function["Type"].ToString() != "AWS::Serverless::Function")
                continue;
            function.Children.Remove("Metadata");
            ((YamlMappingNode)function["Properties"]).Children.Remove("CodeUri");
        }

        return root.AllNodes.Select(node =>
            node is YamlScalarNode scalar ? $"{scalar.Tag} {scalar.Value}" : node.NodeType.ToString()
        );
    }

    private static Package Make(string architecture, bool withStandIns = false)
    {
        var known = Architecture.All.Single(a => a.Name == architecture);
        return Package.Of(Sources, known, Functions(known), withStandIns);
    }

    private static BuiltFunction[] Functions(Architecture architecture) =>
        [.. PackagedTemplate.FunctionsOf(Sources.Template).Select(name => Function(name, architecture))];

    /// <summary>The head of a program is all that is looked at.</summary>
    private static BuiltFunction Function(string name, Architecture architecture)
    {
        var program = new byte[64];
        "\u007fELF"u8.CopyTo(program);
        program[18] = (byte)architecture.Machine;
        return new BuiltFunction(name, [.. program, .. Encoding.UTF8.GetBytes(name)], [Library]);
    }

    private static Dictionary<string, byte[]> Files(Package package)
    {
        var files = new Dictionary<string, byte[]>();
        using var tar = new TarReader(new GZipStream(new MemoryStream(package.Archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            Assert.StartsWith(package.Name + "/", entry.Name, StringComparison.Ordinal);
            Assert.Equal((0, 0), (entry.Uid, entry.Gid));
            using var bytes = new MemoryStream();
            entry.DataStream!.CopyTo(bytes);
            files.Add(entry.Name[(package.Name.Length + 1)..], bytes.ToArray());
        }

        return files;
    }

    private static YamlNode Yaml(byte[] text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Encoding.UTF8.GetString(text)));
        return stream.Documents[0].RootNode;
    }
}
