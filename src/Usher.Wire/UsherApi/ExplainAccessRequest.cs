namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/explain/access</c> takes: may this principal perform this action on this resource, and if not, what would allow it?</summary>
public sealed record ExplainAccessRequest
{
    /// <summary>A service, such as <c>personalize.amazonaws.com</c>, or the ARN of a user, a role or the root.</summary>
    public required string Principal { get; init; }

    /// <summary>The ARN of the role that the service assumes; null where it acts by itself, or where the principal is none.</summary>
    public string? Role { get; init; }

    /// <summary>aws:SourceAccount, as the service would give it; null for the server's own account.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>aws:SourceArn, as the service would give it; null for none.</summary>
    public string? SourceArn { get; init; }

    /// <summary>For example <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>An ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Further condition keys, by name; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }
}
