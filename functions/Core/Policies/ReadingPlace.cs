namespace RoleFerry.Core.Policies;

/// <summary>How people read what a channel carries.</summary>
public enum ReadingPlace
{
    /// <summary>Not at all: it calls them, or reaches nobody.</summary>
    Nowhere,

    /// <summary>In a conversation, where news costs nobody anything.</summary>
    Conversation,

    /// <summary>In a mailbox, where each message has to matter by itself.</summary>
    Mailbox,
}
