using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Tests.Signals;

namespace RoleFerry.Core.Tests.Sources;

/// <summary>Each source's folder says in a schema what its reader takes, and shows it with a sample.</summary>
public class SchemaTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly EvaluationOptions Options = new() { RequireFormatValidation = true };

    public static TheoryData<string> Names => [.. WebhookSources.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sources_sample_fits_its_schema_and_is_read_whole(string name)
    {
        var source = WebhookSources.At("/signals/" + name)!;
        byte[] sample = Files.Source(Folder(source), "sample.json");

        Assert.True(Fits(Schema(Folder(source)), JsonNode.Parse(sample)));
        var read = source.Read(sample, ReceivedAt);
        var signal = Assert.Single(read.Signals);
        Assert.Empty(read.Unreadable);
        Assert.Empty(signal.Oddities);
    }

    /// <summary>Without any of the members that the schema demands, neither schema nor reader takes the post.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_schema_demands_its_reader_demands_too(string name)
    {
        var source = WebhookSources.At("/signals/" + name)!;
        var schema = Schema(Folder(source));
        var required = JsonNode.Parse(Files.Source(Folder(source), "schema.json"))!["required"]!.AsArray();

        Assert.NotEmpty(required);
        Assert.All(required.Select(r => (string)r!), member =>
        {
            var broken = JsonNode.Parse(Files.Source(Folder(source), "sample.json"))!.AsObject();
            broken.Remove(member);
            Assert.False(Fits(schema, broken), member);
            var read = source.Read(Encoding.UTF8.GetBytes(broken.ToJsonString()), ReceivedAt);
            Assert.Empty(read.Signals);
            Assert.NotEmpty(read.Unreadable);
        });
    }

    [Theory]
    [InlineData("Alertmanager", "alerts[0].status is neither firing nor resolved.")]
    [InlineData("Grafana", "alerts[0].status is neither firing nor resolved.")]
    public void A_state_that_is_none_fits_no_schema(string folder, string what)
    {
        var broken = JsonNode.Parse(Files.Source(folder, "sample.json"))!;
        broken["alerts"]![0]!["status"] = "pending";

        Assert.False(Fits(Schema(folder), broken));
        var source = WebhookSources.All.Single(s => Folder(s) == folder);
        var read = source.Read(Encoding.UTF8.GetBytes(broken.ToJsonString()), ReceivedAt);
        Assert.Equal([what], read.Unreadable.Select(u => u.What));
    }

    [Fact]
    public void Every_event_of_a_CloudWatch_alarm_fits_its_schema()
    {
        var schema = Schema("CloudWatch");
        string[] events =
        [
            .. Files.Alarms.Where(f => Path.GetFileName(f).StartsWith("alarm-", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(events);
        Assert.All(events, file => Assert.True(Fits(schema, JsonNode.Parse(File.ReadAllBytes(file))), file));
    }

    [Fact]
    public void An_alarm_that_says_no_state_does_not_fit_CloudWatchs_schema()
    {
        var broken = JsonNode.Parse(Files.Event("alarm-direct-metric.json"))!;
        broken["alarmData"]!.AsObject().Remove("state");

        Assert.False(Fits(Schema("CloudWatch"), broken));
    }

    [Fact]
    public void No_two_sources_share_a_path_and_each_has_a_folder_of_its_own()
    {
        Assert.Equal(WebhookSources.All.Length, WebhookSources.All.Select(s => s.Path).Distinct().Count());
        Assert.Equal(WebhookSources.All.Length, WebhookSources.All.Select(Folder).Distinct().Count());
    }

    private static string Folder(WebhookSource source) => source.GetType().Namespace!.Split('.')[^1];

    private static JsonSchema Schema(string folder) =>
        JsonSchema.FromText(Encoding.UTF8.GetString(Files.Source(folder, "schema.json")));

    private static bool Fits(JsonSchema schema, JsonNode? post) =>
        schema.Evaluate(JsonSerializer.SerializeToElement(post), Options).IsValid;
}
