using System.Globalization;
using System.Net;
using RoleFerry.Cli.Display;

namespace RoleFerry.Cli.Reports;

/// <summary>Text and numbers within HTML and SVG.</summary>
internal static class HtmlText
{
    /// <summary>Text from anywhere: nothing in it is markup, and nothing turns the writing around.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(TerminalText.Line(text));

    /// <summary>A share of the width.</summary>
    public static string Percent(double share) => Number(share * 100) + "%";

    public static string Number(double number) => Math.Round(number, 3).ToString(CultureInfo.InvariantCulture);
}
