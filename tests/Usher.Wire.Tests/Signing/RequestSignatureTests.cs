using CsCheck;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Tests.Signing;

public sealed class RequestSignatureTests
{
    private const string Good = "AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc";

    [Fact]
    public void Is_null_without_a_fault_where_nothing_is_signed()
    {
        Assert.Null(RequestSignature.Read(new RawRequest("GET", "/", "list-type=2"), out var fault));
        Assert.Null(fault);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/iam/aws4_request,SignedHeaders=host;x-amz-date,Signature=abc")]
    [InlineData("AWS4-HMAC-SHA256   Signature = abc , SignedHeaders= host;x-amz-date,  Credential=AKIA/20261123/us-east-1/iam/aws4_request")]
    public void Reads_the_header_in_every_spelling(string authorization)
    {
        var signature = Request(authorization).Read();

        Assert.Equal("AKIA", signature.AccessKeyId);
        Assert.Equal(("20261123", "us-east-1", "iam"), (signature.Scope.Date, signature.Scope.Region, signature.Scope.Service));
        Assert.Equal("host;x-amz-date", signature.SignedHeaders.ToString());
        Assert.Equal("abc", signature.Signature.ToString());
        Assert.Equal(Requests.Now, signature.Time);
        Assert.False(signature.IsPresigned);
        Assert.Null(signature.ContentHash);
    }

    [Theory]
    [InlineData("AWS AKIA:abc=", SigningFault.UnsupportedAlgorithm)]
    [InlineData("Bearer x", SigningFault.UnsupportedAlgorithm)]
    [InlineData("", SigningFault.UnsupportedAlgorithm)]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=a", SigningFault.UnsupportedAlgorithm)]
    [InlineData("AWS4-HMAC-SHA2567 Credential=a", SigningFault.UnsupportedAlgorithm)]
    [InlineData("AWS4-HMAC-SHA256", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 nonsense", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/iam/aws4_request, SignedHeaders=host", SigningFault.Incomplete)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/iam/aws4_request, Signature=abc", SigningFault.Incomplete)]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=abc", SigningFault.Incomplete)]
    [InlineData(Good + ", Signature=abd", SigningFault.Malformed)]
    [InlineData(Good + ", Colour=red", SigningFault.Malformed)]
    [InlineData(Good + ",", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=abc", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA, SignedHeaders=host, Signature=abc", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20261123/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=abc", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/iam/aws4, SignedHeaders=host, Signature=abc", SigningFault.WrongTerminator)]
    public void Says_what_is_wrong_with_a_header(string authorization, SigningFault expected) => Assert.Equal(expected, FaultOf(Request(authorization)));

    [Theory]
    [InlineData(null, SigningFault.Incomplete)]
    [InlineData("2026-11-23T20:02:07Z", SigningFault.Malformed)]
    [InlineData("20261323T200207Z", SigningFault.Malformed)]
    [InlineData("20261123T200207", SigningFault.Malformed)]
    public void Says_what_is_wrong_with_the_time(string? date, SigningFault expected) => Assert.Equal(expected, FaultOf(Request(Good).With("X-Amz-Date", date)));

    [Theory]
    [InlineData(null, SigningFault.MissingContentHash)]
    [InlineData("abc", SigningFault.WrongContentHash)]
    [InlineData("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", SigningFault.WrongContentHash)]
    public void S3_wants_a_hash_that_it_knows(string? hash, SigningFault expected) =>
        Assert.Equal(expected, FaultOf(Request(Good.Replace("/iam/", "/s3/", StringComparison.Ordinal)).With("X-Amz-Content-Sha256", hash)));

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD", PayloadKind.Unsigned)]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", PayloadKind.SignedChunks)]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", PayloadKind.SignedChunksAndTrailer)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", PayloadKind.UnsignedChunksAndTrailer)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", PayloadKind.Hash)]
    public void Knows_how_S3_covers_the_body(string hash, PayloadKind expected)
    {
        var signature = Requests.Signed("s3", contentHash: hash).Read();

        Assert.Equal((expected, hash), (signature.Payload, signature.ContentHash));
    }

    [Fact]
    public void Others_cannot_leave_the_body_unsigned()
    {
        var signature = Requests.Signed("iam", contentHash: "UNSIGNED-PAYLOAD").Read();

        Assert.Equal((PayloadKind.Hash, null), (signature.Payload, signature.ContentHash));
    }

    [Fact]
    public void Reads_a_presigned_address()
    {
        var signature = Requests.Presigned(credentials: new SigningCredentials("ASIA", Requests.Secret, "to/ken+=")).Read();

        Assert.True(signature.IsPresigned);
        Assert.Equal(("ASIA", "to/ken+=", TimeSpan.FromHours(1)), (signature.AccessKeyId, signature.SessionToken, signature.ExpiresAfter));
        Assert.Equal((PayloadKind.Unsigned, "UNSIGNED-PAYLOAD"), (signature.Payload, signature.ContentHash));
    }

    [Theory]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=604801", SigningFault.WrongExpiry)]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=-1", SigningFault.WrongExpiry)]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=soon", SigningFault.WrongExpiry)]
    [InlineData("X-Amz-Expires=3600", "", SigningFault.Incomplete)]
    [InlineData("X-Amz-SignedHeaders=host", "", SigningFault.Incomplete)]
    [InlineData("X-Amz-Date=20261123T200207Z", "", SigningFault.Incomplete)]
    [InlineData("X-Amz-Date=20261123T200207Z", "X-Amz-Date=now", SigningFault.Malformed)]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-HMAC-MD5", SigningFault.UnsupportedAlgorithm)]
    [InlineData("aws4_request", "aws5", SigningFault.WrongTerminator)]
    [InlineData("%2F20261123", "", SigningFault.Malformed)]
    public void Says_what_is_wrong_with_a_presigned_address(string was, string becomes, SigningFault expected)
    {
        var request = Requests.Presigned();

        Assert.Equal(expected, FaultOf(request with { RawQuery = request.RawQuery.Replace(was, becomes, StringComparison.Ordinal) }));
    }

    [Fact]
    public void Refuses_a_request_that_is_signed_twice() => Assert.Equal(SigningFault.Ambiguous, FaultOf(Requests.Presigned().With("Authorization", Good)));

    [Fact]
    public void Never_tells_the_session_token()
    {
        var signature = Requests.Signed(credentials: new SigningCredentials("ASIA", Requests.Secret, "hush")).Read();

        Assert.Equal("hush", signature.SessionToken);
        Assert.DoesNotContain("hush", signature.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Requests.Secret, Requests.Credentials.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_throws_whatever_comes() =>
        Gen.Select(Gen.Char[" ,=/;%&AWS4-HMAC-SHA256Credentialé"].Array[0, 80], Gen.Char["X-Amz-SignatureCredential=&%/4\uD800"].Array[0, 80]).Sample((header, query) =>
        {
            RequestSignature.Read(new RawRequest("GET", "/") { Headers = [("Authorization", "AWS4-HMAC-SHA256 " + new string(header))] }, out _);
            RequestSignature.Read(new RawRequest("GET", "/", "X-Amz-Signature=1&" + new string(query)), out _);
        });

    private static RawRequest Request(string authorization) => new("GET", "/") { Headers = [("Host", "h"), ("X-Amz-Date", "20261123T200207Z"), ("Authorization", authorization)] };

    private static SigningFault? FaultOf(RawRequest request)
    {
        Assert.Null(RequestSignature.Read(request, out var fault));
        return fault?.Kind;
    }
}
