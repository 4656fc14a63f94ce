using RoleFerry.Local.Page;

namespace RoleFerry.Local.Tests.Page;

public class SlackMarkdownTests
{
    [Theory]
    [InlineData("*bold* _italic_ ~gone~", "<b>bold</b> <i>italic</i> <s>gone</s>")]
    [InlineData("2*3*4 snake_case_name", "2*3*4 snake_case_name")]
    [InlineData("`a *b* c`", "<code>a *b* c</code>")]
    [InlineData("```a &lt;b&gt;```", "<pre>a &lt;b&gt;</pre>")]
    [InlineData("one\ntwo", "one<br>two")]
    [InlineData("&gt; said", "<blockquote>said</blockquote>")]
    [InlineData(
        "<https://example.com/a?b=1&amp;c=2|here>",
        """<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer">here</a>"""
    )]
    [InlineData(
        "<!channel> <@U1|dana> <#C1|sre>",
        """<span class="mention">@channel</span> <span class="mention">@dana</span> <span class="mention">#sre</span>"""
    )]
    [InlineData("<javascript:alert(1)|here>", "here")]
    [InlineData("&lt;!channel&gt; &lt;script&gt; &amp;amp;", "&lt;!channel&gt; &lt;script&gt; &amp;amp;")]
    public void Slacks_markup_is_drawn_and_nothing_else_is(string markdown, string html) =>
        Assert.Equal(html, SlackMarkdown.Write(markdown, isMarkdown: true).ToString());

    [Fact]
    public void Plain_text_has_no_markup() =>
        Assert.Equal("*not bold* &lt;b&gt;", SlackMarkdown.Write("*not bold* &lt;b&gt;", isMarkdown: false).ToString());
}
