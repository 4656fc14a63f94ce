using System.Text;
using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.PostMortems;

/// <summary>The template that this was built with: <c>monitoring/postmortem.md</c>.</summary>
public static class EmbeddedTemplate
{
    /// <summary>The template. A test keeps every name in it known.</summary>
    public static string Read() => Encoding.UTF8.GetString(MonitoringFiles.Read("postmortem.md"));
}
