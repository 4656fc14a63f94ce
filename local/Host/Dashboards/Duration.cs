using System.Xml;

namespace RoleFerry.Local.Dashboards;

/// <summary>The relative times of a dashboard's body.</summary>
internal static class Duration
{
    /// <summary><c>-PT6H</c>, <c>-P7D</c>: how long ago.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Read(string text) => XmlConvert.ToTimeSpan(text).Duration();
}
