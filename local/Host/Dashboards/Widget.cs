using System.Text.Json.Nodes;

namespace RoleFerry.Local.Dashboards;

/// <summary>
/// A widget of a dashboard's body.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
/// </summary>
/// <param name="Type"><c>metric</c>, <c>text</c> or <c>custom</c>.</param>
/// <param name="X">Column, of 24.</param>
/// <param name="Y">Row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Properties">What it shows.</param>
internal sealed record Widget(string Type, int X, int Y, int Width, int Height, JsonObject Properties)
{
    /// <summary>What stands above it.</summary>
    public string Title => (string?)Properties["title"] ?? "";

    public static Widget Read(JsonObject json) =>
        new(
            (string)json["type"]!,
            (int)json["x"]!,
            (int)json["y"]!,
            (int)json["width"]!,
            (int)json["height"]!,
            json["properties"]!.AsObject()
        );
}
