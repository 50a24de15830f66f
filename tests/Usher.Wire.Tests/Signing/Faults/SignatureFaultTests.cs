using Usher.Wire.Errors;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Tests.Signing.Faults;

public sealed class SignatureFaultTests
{
    [Theory]
    [InlineData(SigningFault.Missing, "AccessDenied", "MissingAuthenticationToken", "MissingAuthenticationTokenException")]
    [InlineData(SigningFault.UnknownAccessKey, "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException")]
    [InlineData(SigningFault.WrongSessionToken, "InvalidToken", "InvalidClientTokenId", "UnrecognizedClientException")]
    [InlineData(SigningFault.ExpiredSessionToken, "ExpiredToken", "ExpiredToken", "ExpiredTokenException")]
    [InlineData(SigningFault.UnsupportedAlgorithm, "InvalidRequest", "IncompleteSignature", "IncompleteSignatureException")]
    [InlineData(SigningFault.Incomplete, "AuthorizationHeaderMalformed", "IncompleteSignature", "IncompleteSignatureException")]
    [InlineData(SigningFault.UnsignedHeader, "AccessDenied", "SignatureDoesNotMatch", "InvalidSignatureException")]
    [InlineData(SigningFault.WrongService, "AuthorizationHeaderMalformed", "SignatureDoesNotMatch", "InvalidSignatureException")]
    public void Has_the_code_of_the_protocol_that_is_spoken(SigningFault kind, string s3, string query, string json)
    {
        var fault = new SignatureFault(kind) { Came = "came", Wanted = "wanted" };

        Assert.Equal(s3, fault.ToException(AwsProtocol.S3).Code);
        Assert.Equal(query, fault.ToException(AwsProtocol.Query).Code);
        Assert.Equal(json, fault.ToException(AwsProtocol.Json).Code);
        Assert.Equal(json, fault.ToException(AwsProtocol.RestJson).Code);
    }

    [Fact]
    public void Every_fault_has_a_text_for_every_protocol()
    {
        foreach (var kind in Enum.GetValues<SigningFault>())
        {
            var fault = new SignatureFault(kind)
            {
                Came = "came",
                Wanted = "20261123T200207Z",
                Signature = Requests.Presigned().Read(),
                CanonicalRequest = "GET",
                StringToSign = "AWS4",
                Now = Requests.Now,
            };
            var isOfS3 = kind is SigningFault.MissingContentHash or SigningFault.WrongContentHash;
            foreach (var protocol in isOfS3 ? [AwsProtocol.S3] : Enum.GetValues<AwsProtocol>())
                Assert.NotEmpty(fault.ToException(protocol).Message);
        }
    }

    [Fact]
    public void S3_shows_what_it_signed_where_signatures_differ()
    {
        var request = Requests.Signed("s3");
        var error = new SignatureVerifier().Verify(request, request.Read(), "another", null, Requests.Now)!.ToException(AwsProtocol.S3);

        Assert.Equal("SignatureDoesNotMatch", error.Code);
        Assert.Equal("AKIAUSHER", error.Details["AWSAccessKeyId"]);
        Assert.StartsWith("POST\n/a/path\nname=value&other=1\nhost:127.0.0.1:4566\n", error.Details["CanonicalRequest"], StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256\n", error.Details["StringToSign"], StringComparison.Ordinal);
        Assert.StartsWith("41 57 53 34 ", error.Details["StringToSignBytes"], StringComparison.Ordinal);
        Assert.EndsWith(error.Details["SignatureProvided"], request.Header("Authorization")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_both_times_where_clocks_differ()
    {
        var (forS3, forIam) = (Late("s3", minutes: 16).ToException(AwsProtocol.S3), Late("iam", minutes: 6).ToException(AwsProtocol.Query));

        Assert.Equal("RequestTimeTooSkewed", forS3.Code);
        Assert.Equal(("20261123T200207Z", "2026-11-23T20:18:07Z", "900000"), (forS3.Details["RequestTime"], forS3.Details["ServerTime"], forS3.Details["MaxAllowedSkewMilliseconds"]));
        Assert.Equal("Signature expired: 20261123T200207Z is now earlier than 20261123T200307Z (20261123T200807Z - 5 min.)", forIam.Message);

        static SignatureFault Late(string service, int minutes)
        {
            var request = Requests.Signed(service);
            return new SignatureVerifier().Verify(request, request.Read(), Requests.Secret, "unused", Requests.Now.AddMinutes(minutes))!;
        }
    }

    [Fact]
    public void Names_every_part_that_is_missing()
    {
        RequestSignature.Read(new RawRequest("GET", "/") { Headers = [("Authorization", "AWS4-HMAC-SHA256 Signature=a")] }, out var fault);

        Assert.Equal(
            "Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders' parameter.",
            fault!.ToException(AwsProtocol.Query).Message);
    }

    [Fact]
    public void Tells_the_region_to_go_to()
    {
        var error = new SignatureFault(SigningFault.WrongRegion) { Came = "eu-west-1", Wanted = "us-east-1" }.ToException(AwsProtocol.S3);

        Assert.Equal("The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-east-1'", error.Message);
        Assert.Equal("us-east-1", error.Details["Region"]);
    }
}
