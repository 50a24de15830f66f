namespace Usher.Wire.CloudTrail;

/// <summary>A call that was written down.</summary>
public sealed record Event
{
    /// <summary>Its own id, not the request's.</summary>
    public string? EventId { get; init; }

    /// <summary>The operation.</summary>
    public string? EventName { get; init; }

    /// <summary><c>true</c> or <c>false</c>: a string in the model.</summary>
    public string? ReadOnly { get; init; }

    /// <summary>The key that signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>When the request came.</summary>
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>For example <c>iam.amazonaws.com</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>A user's name, <c>root</c>, or the name of a role's session.</summary>
    public string? Username { get; init; }

    /// <summary>What the call was about.</summary>
    public IReadOnlyList<Resource>? Resources { get; init; }

    /// <summary>The whole record, as JSON.</summary>
    public string? CloudTrailEvent { get; init; }
}
