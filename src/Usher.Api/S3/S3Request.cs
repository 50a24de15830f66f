using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Access.Deciding;
using Usher.Api.Calls;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Api.S3;

/// <summary>A call as S3's operations read it.</summary>
/// <param name="call">The call.</param>
/// <param name="target">What it is about.</param>
internal sealed class S3Request(AwsCall call, S3Target target)
{
    private BucketScope? _scope;

    public AwsCall Call { get; } = call;

    public HttpContext Http => Call.Http;

    public IHeaderDictionary Answer => Call.Http.Response.Headers;

    public S3Target Target { get; } = target;

    /// <summary>The bucket of an operation on one or in one; opened before the operation begins.</summary>
    public BucketScope Scope
    {
        get => _scope ?? throw new InvalidOperationException("The operation is about no bucket that is there.");
        set => _scope = value;
    }

    /// <summary>Where an object is read from that may be missing: only those who may list that bucket are told so.</summary>
    public BucketScope? ReadsFrom { get; set; }

    public ContextKeys Context { get; set; } = ContextKeys.None;

    public string Bucket => Target.Bucket!;

    public string Key => Target.Key!;

    public ObjectAddress Address => new(Bucket, Key);

    public UploadAddress Upload => new(Address, Query("uploadId")!);

    /// <returns>Null if it did not come.</returns>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values[0] ?? "" : null;

    /// <returns>Null if it did not come, or empty.</returns>
    public string? Header(string name) => Http.Request.Headers.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A number of the query.</summary>
    /// <returns>Null if it did not come.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument: it is none, or not between the bounds.</exception>
    public int? Number(string name, int min, int max = int.MaxValue)
    {
        if (Query(name) is not { Length: > 0 } text)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
            throw S3Errors.InvalidArgument(name, text, $"Argument {name} must be an integer between {min} and {max}; '{text}' came.");

        return number;
    }
}
