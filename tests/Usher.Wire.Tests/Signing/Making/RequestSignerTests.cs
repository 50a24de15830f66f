using CsCheck;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Tests.Signing.Making;

public sealed class RequestSignerTests
{
    private static readonly Gen<string> Text = Gen.Char["abcXYZ09-._~ +%&=?#/:;@!$'()*,[]\"é中\u0301"].Array[0, 24].Select(characters => new string(characters));

    [Fact]
    public void Whatever_it_signs_is_accepted() =>
        Gen.Select(Gen.OneOfConst("s3", "iam", "personalize"), Gen.OneOfConst("GET", "PUT", "POST"), Text, Text.Array[0, 5], Text, Gen.Bool).Sample((service, method, key, query, body, hasToken) =>
        {
            var credentials = new SigningCredentials("AKIA", Requests.Secret, hasToken ? "to/ken+==" : null);
            var request = Requests.Signed(service, method, Target(key, query), body, credentials, headers: [("x-amz-meta-note", " a  b "), ("Accept", "x/y"), ("Accept", "z")]);

            Assert.Null(Verify(request));
            Assert.Equal(credentials.SessionToken, request.Read().SessionToken);
        });

    [Fact]
    public void Whatever_it_presigns_is_accepted() =>
        Gen.Select(Gen.OneOfConst("s3", "sts"), Text, Text.Array[0, 5], Gen.Bool).Sample((service, key, query, hasToken) =>
        {
            var credentials = new SigningCredentials("AKIA", Requests.Secret, hasToken ? "to/ken+==" : null);

            Assert.Null(Verify(Requests.Presigned(service, Target(key, query), credentials: credentials)));
        });

    [Fact]
    public void A_byte_more_anywhere_is_not_accepted() =>
        Gen.Select(Gen.OneOfConst("s3", "iam"), Text, Text.Array[1, 5]).Sample((service, key, query) =>
        {
            var request = Requests.Signed(service, target: Target(key, query));

            Assert.Equal(SigningFault.Mismatch, Verify(request with { RawPath = request.RawPath + "x" })?.Kind);
            Assert.Equal(SigningFault.Mismatch, Verify(request with { RawQuery = request.RawQuery + "x" })?.Kind);
            Assert.Equal(SigningFault.Mismatch, Verify(request with { Method = request.Method + "X" })?.Kind);
            Assert.Equal(SigningFault.Mismatch, Verify(request.With("Host", request.Header("Host") + "x"))?.Kind);
        });

    [Fact]
    public void Does_not_sign_what_changes_on_the_way()
    {
        var names = Requests.Signed(headers: [("User-Agent", "a"), ("traceparent", "b"), ("If-Match", "c")]).Read().SignedHeaders.ToString();

        Assert.Equal("host;if-match;x-amz-content-sha256;x-amz-date", names);
    }

    [Fact]
    public void Signs_again_a_request_that_is_sent_again()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        var signer = new RequestSigner(Requests.Credentials, "us-east-1", "iam");
        signer.Sign(request, Requests.Hash(""), Requests.Now.AddMinutes(-9));
        signer.Sign(request, Requests.Hash(""), Requests.Now);

        Assert.Null(Verify(RawRequest.Of(request)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(604_801)]
    public void Refuses_to_presign_for_longer_than_a_week(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Requests.Presigned(seconds: seconds));

    [Fact]
    public async Task As_a_handler_it_signs_what_HttpClient_sends()
    {
        var wire = new Wire();
        using var client = new HttpClient(new SigningHandler(new(Requests.Credentials, "us-east-1", "usher"), new FixedClock()) { InnerHandler = wire });
        using var content = new StringContent("{\"a\":1}");
        using var answer = await client.PostAsync(new Uri("http://127.0.0.1:4566/_usher/v1/x?y=1"), content, TestContext.Current.CancellationToken);

        Assert.Null(Verify(wire.Request!));
        Assert.Contains("content-type;host;", wire.Request!.Header("Authorization"), StringComparison.Ordinal);
    }

    private static string Target(string key, string[] query) =>
        $"/bucket/{Uri.EscapeDataString(key)}{(query.Length > 0 ? "?" : "")}{string.Join('&', query.Select(each => $"n{Uri.EscapeDataString(each)}={Uri.EscapeDataString(each)}"))}";

    private static SignatureFault? Verify(RawRequest request) =>
        new SignatureVerifier().Verify(request, request.Read(), Requests.Secret, Requests.Hash(request.Body), Requests.Now);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Requests.Now;
    }

    private sealed class Wire : HttpMessageHandler
    {
        public RawRequest? Request { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = RawRequest.Of(request) with { Body = await request.Content!.ReadAsStringAsync(cancellationToken) };
            return new();
        }
    }
}
