using CsCheck;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Tests.Text;

public class HiddenCharactersTests
{
    [Theory]
    [InlineData("api\u202Egnp.exe", "apignp.exe")]
    [InlineData("\u2066\u2069\u200E\u200F\u061C", "")]
    [InlineData("a\u200Bb\u2060c\uFEFFd\u00ADe", "abcde")]
    [InlineData("a\u200Db", "ab")] // joins nothing
    [InlineData("\u200Dab\u200C", "ab")]
    [InlineData("\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB")] // one person at a computer
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // Persian
    [InlineData("\u0645\u200C\u200D\u062E", "\u0645\u200D\u062E")]
    [InlineData("x\U000E0041y", "xy")]
    public void What_nobody_sees_is_left_out_of_whatever_people_read(string text, string seen)
    {
        Assert.Equal(seen, HiddenCharacters.Remove(text));
        Assert.Equal(seen, PlainText.OneLine(text));
        Assert.Equal(seen, PlainText.Lines(text));
        Assert.Equal(Html.Text(seen).ToString(), Html.Text(text).ToString());
    }

    [Fact]
    public void Left_out_once_they_are_left_out() =>
        Gen.Char["ab \u0645\u200B\u200C\u200D\u202E\uFEFF\uD83D\uDC69\uDB40\uDC41"]
            .Array[0, 12]
            .Select(c => new string(c))
            .Sample(text =>
            {
                var once = HiddenCharacters.Remove(text);
                Assert.Equal(once, HiddenCharacters.Remove(once));
            });
}
