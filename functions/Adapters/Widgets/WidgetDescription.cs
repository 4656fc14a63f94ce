using System.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>What the console shows of this function where somebody adds a widget.</summary>
internal static class WidgetDescription
{
    /// <summary>
    /// Markdown.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
    /// </summary>
    public static string Text(IReadOnlyCollection<IWidget> widgets)
    {
        var text = new StringBuilder(
            "## RoleFerry's widgets\nParams choose one, in YAML or JSON:\n\n```yaml\nwidget: active-alerts\n```\n\n"
        );
        foreach (var widget in widgets)
            text.Append("- **").Append(widget.Name).Append("**: ").Append(widget.Description).Append('\n');
        return text.ToString();
    }
}
