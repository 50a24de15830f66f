using System.Text.Json.Serialization;

namespace Usher.Api.Auditing;

/// <summary>Who did what, when, from where, on what, and what came of it: one line of the audit trail, spelled as an event of CloudTrail.</summary>
/// <remarks>CloudTrail User Guide, "CloudTrail record contents". Requests' bodies are not part of it: they may hold secrets.</remarks>
internal sealed record AuditRecord
{
    public string EventVersion { get; init; } = "1.11";

    public required AuditIdentity UserIdentity { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    /// <summary>For example <c>iam.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>The operation, such as CreateUser; null where the request asked for none that is known.</summary>
    public string? EventName { get; init; }

    public required string AwsRegion { get; init; }

    [JsonPropertyName("sourceIPAddress")]
    public string? SourceIpAddress { get; init; }

    public string? UserAgent { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>The decisions of the call, with the policies behind each denial, for the operator: the error that the caller gets does not name them.</summary>
    public AuditDecisions? AdditionalEventData { get; init; }

    [JsonPropertyName("requestID")]
    public required string RequestId { get; init; }

    [JsonPropertyName("eventID")]
    public required string EventId { get; init; }

    public bool ReadOnly { get; init; }

    public IReadOnlyList<AuditResource>? Resources { get; init; }

    public string EventType { get; init; } = "AwsApiCall";

    public bool ManagementEvent { get; init; } = true;

    public string? RecipientAccountId { get; init; }

    public string EventCategory { get; init; } = "Management";
}
