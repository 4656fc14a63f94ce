namespace RoleFerry.Local.Templates;

/// <summary>template.yaml says something that the local system cannot follow; the message names the place.</summary>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
