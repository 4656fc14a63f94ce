namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// What Slack takes. Characters; we count UTF-16 units after escaping, which is never less than Slack counts.
/// </summary>
internal static class SlackLimits
{
    /// <summary>Blocks of a message. https://docs.slack.dev/reference/block-kit/blocks/</summary>
    public const int Blocks = 50;

    /// <summary>A header block's text. https://docs.slack.dev/reference/block-kit/blocks/header-block/</summary>
    public const int Header = 150;

    /// <summary>
    /// A section block's text, and any text object's.
    /// https://docs.slack.dev/reference/block-kit/blocks/section-block/
    /// </summary>
    public const int Section = 3_000;

    /// <summary>
    /// Characters that are kept of a text in small print: it comes last, and all blocks have one limit.
    /// </summary>
    public const int SmallPrint = 2_000;

    /// <summary>Fields of a section block. https://docs.slack.dev/reference/block-kit/blocks/section-block/</summary>
    public const int Fields = 10;

    /// <summary>
    /// One field of a section block. https://docs.slack.dev/reference/block-kit/blocks/section-block/
    /// </summary>
    public const int Field = 2_000;

    /// <summary>A button's text. https://docs.slack.dev/reference/block-kit/block-elements/button-element/</summary>
    public const int ButtonText = 75;

    /// <summary>A button's value. https://docs.slack.dev/reference/block-kit/block-elements/button-element/</summary>
    public const int ButtonValue = 2_000;

    /// <summary>A button's link. https://docs.slack.dev/reference/block-kit/block-elements/button-element/</summary>
    public const int ButtonUrl = 3_000;

    /// <summary>
    /// A message's <c>text</c>, shown in notifications; longer ones may be cut.
    /// https://docs.slack.dev/reference/methods/chat.postMessage/#truncating
    /// </summary>
    public const int Text = 4_000;

    /// <summary>
    /// Characters that are kept of a preformatted text. Slack names no limit but that of all blocks together.
    /// </summary>
    public const int Preformatted = 8_000;

    /// <summary>An image block's link. https://docs.slack.dev/reference/block-kit/blocks/image-block/</summary>
    public const int ImageUrl = 3_000;

    /// <summary>An image block's words. https://docs.slack.dev/reference/block-kit/blocks/image-block/</summary>
    public const int AltText = 2_000;

    /// <summary>
    /// A menu's placeholder. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element/
    /// </summary>
    public const int Placeholder = 150;

    /// <summary>
    /// An option's text. https://docs.slack.dev/reference/block-kit/composition-objects/option-object/
    /// </summary>
    public const int OptionText = 75;
}
