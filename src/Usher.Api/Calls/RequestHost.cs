using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.Calls;

/// <summary>The Host header of a request, which may name a bucket.</summary>
/// <param name="Text">The header as it was sent.</param>
/// <param name="Named">What it names.</param>
internal readonly record struct RequestHost(string Text, NamedHost Named)
{
    /// <summary>Reads the header. A bucket in it is stored with the request, for <see cref="BucketOf"/>.</summary>
    public static RequestHost Read(HttpContext http, VirtualHosts hosts)
    {
        var text = http.Request.Headers.Host.ToString();
        var named = hosts.Read(text);
        if (named.Bucket is not null)
            http.Features.Set(new HostedBucket(named.Bucket));
        return new(text, named);
    }

    /// <summary>The bucket that the host names; null where the path names it.</summary>
    public static string? BucketOf(HttpContext http) => http.Features.Get<HostedBucket>()?.Name;

    /// <summary>The URL of an object in the style of this request: with the bucket in the host or in the path.</summary>
    /// <param name="http">The request.</param>
    /// <param name="bucket">The object's bucket.</param>
    /// <param name="key">Its key, percent-encoded.</param>
    public static string AddressOf(HttpContext http, string bucket, string key) => BucketOf(http) is null
        ? $"{http.Request.Scheme}://{http.Request.Host}/{bucket}/{key}"
        : $"{http.Request.Scheme}://{http.Request.Host}/{key}";

    /// <summary>Throws for a host that names neither the server nor a bucket, because the path would be misread.</summary>
    /// <param name="protocol">Of the request's service.</param>
    /// <exception cref="AwsException">InvalidHostHeader.</exception>
    public void RequireServed(AwsProtocol protocol)
    {
        if (Named.Kind is HostKind.Unknown || (Named.Kind is HostKind.Amazon && protocol is AwsProtocol.S3))
            throw new AwsException("InvalidHostHeader", $"The request asks for the host '{Text}'. {(Named.Kind is HostKind.Unknown ? Allowed : AllowedForS3)}");
    }

    private const string Allowed =
        "This server answers to IP addresses, names without dots, localhost, hosts of AWS, and the names that it was started with; each of its own names also with a bucket before it, as in BUCKET.localhost. "
        + "Ask it by one of these, or start it with this name: usher serve --host NAME.";

    private const string AllowedForS3 =
        "Of AWS's hosts, S3 answers here to those of buckets and regions, such as s3.us-east-1.amazonaws.com and BUCKET.s3.us-east-1.amazonaws.com; access points, websites and directory buckets are not here.";

    private sealed record HostedBucket(string Name);
}
