using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Draws one kind of widget.</summary>
internal interface IWidget
{
    /// <summary>As a dashboard's <c>params</c> name it.</summary>
    string Name { get; }

    /// <summary>What it shows and which params it takes, in Markdown.</summary>
    string Description { get; }

    /// <summary>Draws it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="call">Where and until when.</param>
    Task<Html> DrawAsync(WidgetRequest request, WidgetCall call);
}
