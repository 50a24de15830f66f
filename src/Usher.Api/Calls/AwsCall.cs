using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Api.Calls;

/// <summary>An authenticated request. Operations authorize what they do with <see cref="Authorize"/>.</summary>
public abstract class AwsCall(HttpContext http, string requestId, string region, Caller caller)
{
    public HttpContext Http { get; } = http;

    public string RequestId { get; } = requestId;

    /// <summary>Of the signature's scope.</summary>
    public string Region { get; } = region;

    public Caller Caller { get; } = caller;

    /// <summary>The body without its framing, checked while it is read: at its end against the hash that was signed, or chunk by chunk.</summary>
    /// <remarks>Reading throws an AwsException where body and signature differ, or where the body is longer or shorter than declared.</remarks>
    public abstract Stream Body { get; }

    /// <summary>Length of <see cref="Body"/> in bytes as the caller declared it; null if it was not declared.</summary>
    public abstract long? BodyLength { get; }

    /// <summary>Trailers that followed the body, such as x-amz-checksum-crc32; complete once the body has been read to its end.</summary>
    public abstract IReadOnlyDictionary<string, string> Trailers { get; }

    /// <summary>Throws unless the caller may perform an action on a resource. The decision is recorded for the log and the audit trail.</summary>
    /// <param name="action">For example <c>s3:GetObject</c>.</param>
    /// <param name="resource">An ARN, or <c>*</c>.</param>
    /// <param name="resourcePolicy">The resource's own policy; null if it has none.</param>
    /// <param name="resourceAccount">The account that owns the resource; null for the caller's.</param>
    /// <param name="context">Condition keys of the action, such as <c>s3:prefix</c>; the global ones are added here.</param>
    /// <param name="needsResourcePolicy">Whether the resource's policy has to allow by itself, as the trust policy of a role has to.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">AccessDenied, with AWS's text.</exception>
    public abstract void Authorize(
        string action,
        string resource,
        NamedPolicy? resourcePolicy = null,
        string? resourceAccount = null,
        ContextKeys? context = null,
        bool needsResourcePolicy = false);
}
