using RoleFerry.Core.Drawing;

namespace RoleFerry.Core.Tests.Drawing;

public class HtmlTests
{
    [Fact]
    public void What_is_put_into_html_is_escaped_unless_it_is_html_itself()
    {
        const string text = """<b>"&'</b>""";

        Assert.Equal("<p>&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</p>", Html.Of($"<p>{text}</p>").ToString());
        Assert.Equal("<p><i>1</i></p>", Html.Of($"<p>{Html.Of($"<i>{1}</i>")}</p>").ToString());
        Assert.Equal(
            "<i>a</i><i>&lt;</i>",
            Html.Of($"{new[] { "a", "<" }.Select(t => Html.Of($"<i>{t}</i>"))}").ToString()
        );
    }
}
