using Usher.Wire.Errors;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Tests.Signing;

/// <summary>URLs presigned by Signature Version 2. The vectors are those of botocore 1.43.11 (HmacV1QueryAuth), for an hour from <see cref="Requests.Now"/>.</summary>
public sealed class Version2Tests
{
    private const string Vector = "GET /bucket/key.csv?AWSAccessKeyId=AKIAUSHER&Signature=ukryLHs4OLsKK2ELT%2FrO51cMhY0%3D&Expires=1795467727";

    private const string Listing = "GET /bucket?prefix=a%2F&max-keys=3&AWSAccessKeyId=AKIAUSHER&Signature=ltr7gj9BDGlGOZrmW5uGyMKjcQU%3D&Expires=1795467727";

    private const string Session =
        "GET /bucket/key.csv?response-content-type=text%2Fplain&response-content-disposition=attachment%3B%20filename%3D%22a%26b.csv%22&AWSAccessKeyId=AKIAUSHER"
        + "&Signature=IrwweYZPLxfnmZi5IjEK6EBmiBI%3D&x-amz-security-token=to%2Fken%2B%3D&Expires=1795467727";

    private const string Put =
        "PUT /bucket/a%20b/%C3%BC%2B.csv?AWSAccessKeyId=AKIAUSHER&Signature=Yg8TUeA%2B582%2Fmk6K%2Bd5ggWXbVfU%3D&content-type=text%2Fcsv&x-amz-meta-note=n&Expires=1795467727";

    [Theory]
    [InlineData(Vector)]
    [InlineData(Listing)]
    [InlineData(Session)]
    [InlineData(Put)]
    [InlineData("HEAD /bucket/key.csv?AWSAccessKeyId=AKIAUSHER&Signature=MfbgWjxQ1rBdu04cYmNiW1HtoZ4%3D&Expires=1795467727")]
    [InlineData("DELETE /bucket/key.csv?AWSAccessKeyId=AKIAUSHER&Signature=AnxzEV5VOkg0RiG69ANh5vK%2FZdA%3D&Expires=1795467727")]
    [InlineData("PUT /bucket/key.csv?uploadId=u-1&partNumber=2&AWSAccessKeyId=AKIAUSHER&Signature=JXnaGeSI4eQmIig1mPmksAY7Kr8%3D&Expires=1795467727")]
    public void Accepts_what_botocore_presigned(string vector)
    {
        Assert.Null(Verify(Read(vector)));
        Assert.Equal(SigningFault.Mismatch, Verify(Read(vector), secret: "another")?.Kind);
    }

    [Fact]
    public void A_bucket_in_the_host_counts_as_part_of_the_path()
    {
        Assert.Null(Verify(Read(Vector.Replace("/bucket/", "/", StringComparison.Ordinal), host: "bucket.localhost:4566")));
        // The same signature with another bucket before the path must not open that one's object "bucket/key.csv".
        Assert.Equal(SigningFault.Mismatch, Verify(Read(Vector, host: "other.localhost:4566"))?.Kind);
    }

    [Fact]
    public void Reads_key_token_and_expiry()
    {
        var signature = Read(Session).Read();

        Assert.Equal(("AKIAUSHER", "to/ken+=", "s3"), (signature.AccessKeyId, signature.SessionToken, signature.Scope.Service));
        Assert.Equal((true, true, Requests.Now.AddHours(1)), (signature.IsVersion2, signature.IsPresigned, signature.ExpiresAt));
        Assert.DoesNotContain("ken", signature.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Vector, "key.csv", "key.cs")]
    [InlineData(Vector, "key.csv", "k%65y.csv")]
    [InlineData(Vector, "GET", "PUT")]
    [InlineData(Vector, "GET", "HEAD")]
    [InlineData(Vector, "1795467727", "1795467728")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&tagging&")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&Tagging&")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&x-amz-acl=public-read&")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&X-Amz-Security-Token=other&")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&content-type=text%2Fhtml&")]
    [InlineData(Vector, "AKIAUSHER&", "AKIAUSHER&response-content-type=text%2Fhtml&")]
    [InlineData(Session, "text%2Fplain", "text%2Fhtml")]
    [InlineData(Session, "to%2Fken", "to%2Fke")]
    [InlineData(Session, "&x-amz-security-token=to%2Fken%2B%3D", "")]
    [InlineData(Put, "note=n", "note=m")]
    public void Refuses_what_was_changed_after_signing(string vector, string was, string becomes) =>
        Assert.Equal(SigningFault.Mismatch, Verify(Read(vector.Replace(was, becomes, StringComparison.Ordinal)))?.Kind);

    [Theory]
    [InlineData("x-amz-acl", "public-read")]
    [InlineData("Content-Type", "text/html")]
    [InlineData("Content-MD5", "AAAA")]
    public void Refuses_headers_that_were_not_signed(string name, string value) => Assert.Equal(SigningFault.Mismatch, Verify(Read(Vector).With(name, value))?.Kind);

    [Fact]
    public void Takes_a_signed_header_as_a_header_too()
    {
        var request = Read(Put.Replace("&content-type=text%2Fcsv", "", StringComparison.Ordinal));

        Assert.Equal(SigningFault.Mismatch, Verify(request)?.Kind);
        Assert.Null(Verify(request.With("Content-Type", "text/csv")));
        Assert.Equal(SigningFault.Mismatch, Verify(Read(Put).With("x-amz-meta-note", "m"))?.Kind);
    }

    [Theory]
    [InlineData("attributes")]
    [InlineData("encryption")]
    [InlineData("Expires2=1")]
    [InlineData("expires=1")]
    public void Refuses_parameters_that_nobody_signed_and_that_would_ask_for_something_else(string parameter) =>
        Assert.Equal(SigningFault.UnsignedParameter, Verify(Read(Vector + "&" + parameter))?.Kind);

    [Theory]
    [InlineData(0, null)]
    [InlineData(3_600, null)]
    [InlineData(3_601, SigningFault.Expired)]
    public void Is_good_until_it_expires(int seconds, SigningFault? expected) => Assert.Equal(expected, Verify(Read(Vector), after: seconds)?.Kind);

    [Theory]
    [InlineData("Signature=ukryLHs4OLsKK2ELT%2FrO51cMhY0%3D&", "", SigningFault.Incomplete)]
    [InlineData("AWSAccessKeyId=AKIAUSHER&", "", SigningFault.Incomplete)]
    [InlineData("&Expires=1795467727", "", SigningFault.Incomplete)]
    [InlineData("1795467727", "soon", SigningFault.WrongExpiry)]
    [InlineData("1795467727", "-1", SigningFault.WrongExpiry)]
    [InlineData("1795467727", "99999999999999999", SigningFault.WrongExpiry)]
    [InlineData("GET", "POST", SigningFault.UnsupportedAlgorithm)]
    [InlineData("AKIAUSHER&", "AKIAUSHER&X-Amz-Signature=1&", SigningFault.Ambiguous)]
    public void Says_what_is_wrong(string was, string becomes, SigningFault expected)
    {
        Assert.Null(RequestSignature.Read(Read(Vector.Replace(was, becomes, StringComparison.Ordinal)), out var fault));

        Assert.Equal(expected, fault?.Kind);
        Assert.NotNull(fault!.ToException(AwsProtocol.S3).Message);
    }

    [Fact]
    public void Refuses_a_request_that_is_signed_in_a_header_too()
    {
        Assert.Null(RequestSignature.Read(Read(Vector).With("Authorization", "AWS AKIAUSHER:abc="), out var fault));

        Assert.Equal(SigningFault.Ambiguous, fault?.Kind);
    }

    [Fact]
    public void In_a_header_it_is_refused_with_what_to_do_instead()
    {
        Assert.Null(RequestSignature.Read(new RawRequest("GET", "/bucket") { Headers = [("Authorization", "AWS AKIAUSHER:abc=")] }, out var fault));

        var error = fault!.ToException(AwsProtocol.S3);
        Assert.Equal("InvalidRequest", error.Code);
        Assert.Contains("signature_version='s3v4'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S3_shows_what_it_signed_where_signatures_differ()
    {
        var error = Verify(Read(Vector), secret: "another")!.ToException(AwsProtocol.S3);

        Assert.Equal(("SignatureDoesNotMatch", "GET\n\n\n1795467727\n/bucket/key.csv"), (error.Code, error.Details["StringToSign"]));
        Assert.DoesNotContain("CanonicalRequest", error.Details.Keys);
    }

    private static SignatureFault? Verify(RawRequest request, string secret = Requests.Secret, int after = 0) =>
        new SignatureVerifier().Verify(request, request.Read(), secret, bodyHash: null, Requests.Now.AddSeconds(after));

    private static RawRequest Read(string vector, string host = "127.0.0.1:4566")
    {
        var (method, target) = (vector[..vector.IndexOf(' ', StringComparison.Ordinal)], vector[(vector.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return new(method, target[..query], target[(query + 1)..]) { Headers = [("Host", host)] };
    }
}
