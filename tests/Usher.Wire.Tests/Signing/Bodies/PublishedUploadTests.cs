using Usher.Wire.Signing;

namespace Usher.Wire.Tests.Signing.Bodies;

/// <summary>The two uploads of 65 KiB that the S3 API Reference signs as examples, "Transferring payload in multiple chunks" and "… with trailing headers".</summary>
public sealed class PublishedUploadTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const int Length = 66_560;
    private static readonly DateTimeOffset Now = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Chunks_are_accepted_as_published()
    {
        var request = Request(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        var wire = Chunks(
            "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9") + "\r\n";

        Assert.Equal(66_824, wire.Length);
        Assert.Equal(new string('a', Length), await Open(request, wire).TextAsync());
    }

    [Fact]
    public async Task Trailers_are_accepted_as_published()
    {
        var request = Request(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e").With("x-amz-trailer", "x-amz-checksum-crc32c");
        var wire = Chunks(
            "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
            "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
            "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992")
            + "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";
        var body = Open(request, wire);

        Assert.Equal(new string('a', Length), await body.TextAsync());
        Assert.Equal("sOO8/Q==", body.Trailers["x-amz-checksum-crc32c"]);
    }

    private static Usher.Wire.Signing.Bodies.BodyStream Open(RawRequest request, string wire)
    {
        var verifier = new SignatureVerifier();
        Assert.Null(verifier.Verify(request, request.Read(), Secret, null, Now));
        return verifier.OpenBody(request, request.Read(), Secret, Bodies.Trickle(wire, 5_000));
    }

    private static string Chunks(string first, string second, string last) =>
        $"10000;chunk-signature={first}\r\n{new string('a', 65_536)}\r\n400;chunk-signature={second}\r\n{new string('a', 1_024)}\r\n0;chunk-signature={last}\r\n";

    private static RawRequest Request(string contentHash, string signedHeaders, string signature) => new("PUT", "/examplebucket/chunkObject.txt")
    {
        Headers =
        [
            ("Host", "s3.amazonaws.com"),
            ("x-amz-date", "20130524T000000Z"),
            ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={signedHeaders},Signature={signature}"),
            ("x-amz-content-sha256", contentHash),
            ("Content-Encoding", "aws-chunked"),
            ("x-amz-decoded-content-length", $"{Length}"),
            ("Content-Length", "66824"),
        ],
    };
}
