using System.Globalization;
using System.Xml.Linq;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>Results as JUnit's XML, which CI systems show. https://github.com/testmoapp/junitxml</summary>
internal static class JUnit
{
    public static void Write(PolicyTestReport report, string path)
    {
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", report.File),
            new XAttribute("tests", report.Cases.Length.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("failures", report.Cases.Count(c => !c.Ok).ToString(CultureInfo.InvariantCulture)),
            report.Cases.Select(c => new XElement(
                "testcase",
                new XAttribute("classname", "routing"),
                new XAttribute("name", c.Name),
                new XAttribute("file", report.File),
                new XAttribute("line", c.Line.ToString(CultureInfo.InvariantCulture)),
                c.Differences.Select(d => new XElement(
                    "failure",
                    new XAttribute("message", $"{d.Field}: expected {d.Expected}, got {d.Actual}"),
                    string.Join('\n', d.Why.Prepend($"{report.File}:{d.Line}"))
                ))
            ))
        );
        new XDocument(new XElement("testsuites", suite)).Save(path);
    }
}
