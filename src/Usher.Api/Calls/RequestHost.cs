using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.Calls;

/// <summary>The name that a request asks the server by, which may hold a bucket.</summary>
/// <param name="Text">The Host header as it came.</param>
/// <param name="Named">What it names.</param>
internal readonly record struct RequestHost(string Text, NamedHost Named)
{
    /// <summary>Reads the host of a request. A bucket in it is kept with the request, for <see cref="BucketOf"/>.</summary>
    public static RequestHost Read(HttpContext http, VirtualHosts hosts)
    {
        var text = http.Request.Headers.Host.ToString();
        var named = hosts.Read(text);
        if (named.Bucket is not null)
            http.Features.Set(new HostedBucket(named.Bucket));
        return new(text, named);
    }

    /// <summary>The bucket that the host of a request names; null if it names none, and the path does.</summary>
    public static string? BucketOf(HttpContext http) => http.Features.Get<HostedBucket>()?.Name;

    /// <summary>The address of an object as the request's client would ask for it: with the bucket in the host where it is there, else in the path.</summary>
    /// <param name="http">The request.</param>
    /// <param name="bucket">The object's bucket.</param>
    /// <param name="key">Its key, percent-encoded.</param>
    public static string AddressOf(HttpContext http, string bucket, string key) => BucketOf(http) is null
        ? $"{http.Request.Scheme}://{http.Request.Host}/{bucket}/{key}"
        : $"{http.Request.Scheme}://{http.Request.Host}/{key}";

    /// <summary>Refuses a host that names neither the server nor a bucket of it: its path would be read as what it is not.</summary>
    /// <param name="protocol">Of the service that is asked.</param>
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
