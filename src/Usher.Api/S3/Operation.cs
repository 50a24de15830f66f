using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;

namespace Usher.Api.S3;

/// <summary>One of S3's operations.</summary>
/// <param name="Name">As the service model spells it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="On">What it is about.</param>
internal sealed record Operation(string Name, string Method, On On)
{
    /// <summary>The parameter of the query that tells it from others; null for none.</summary>
    public string? Query { get; init; }

    /// <summary>The header that tells it from others; null for none.</summary>
    public string? Header { get; init; }

    /// <summary>Whether it is asked for by a posted form.</summary>
    public bool IsForm { get; init; }

    /// <summary>Whether it is answered without asking whether the caller may: a preflight, which browsers do not sign.</summary>
    public bool IsForAll { get; init; }

    /// <summary>What a policy must allow on the bucket or the object; null where the operation asks by itself.</summary>
    public string? Action { get; init; }

    /// <summary>Answers; null for an operation that is known by name only.</summary>
    public Func<S3Request, CancellationToken, Task>? Answer { get; init; }

    public bool Fits(HttpRequest request) =>
        (!IsForm || PostedForm.Of(request.HttpContext) is not null) && (Query is null || request.Query.ContainsKey(Query)) && (Header is null || request.Headers.ContainsKey(Header));
}

/// <summary>What an operation is about.</summary>
internal enum On
{
    Service,

    /// <summary>A bucket that is yet to be.</summary>
    NewBucket,

    Bucket,

    Object,
}
