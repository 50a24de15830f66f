using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Tests.Signing;

public sealed class SignatureVerifierTests
{
    public static TheoryData<string, string> Tampered => new()
    {
        { "iam", "method" }, { "iam", "path" }, { "iam", "query value" }, { "iam", "query name" }, { "iam", "query more" }, { "iam", "body" }, { "iam", "header" }, { "iam", "host" }, { "iam", "region" },
        { "iam", "service" }, { "iam", "secret" }, { "iam", "signature" }, { "iam", "short signature" }, { "iam", "odd signature" }, { "iam", "signed headers" },
        { "s3", "method" }, { "s3", "path" }, { "s3", "path case" }, { "s3", "path slash" }, { "s3", "query value" }, { "s3", "query name" }, { "s3", "query more" }, { "s3", "body" }, { "s3", "header" }, { "s3", "host" },
        { "s3", "region" }, { "s3", "service" }, { "s3", "secret" }, { "s3", "signature" },
    };

    [Theory]
    [InlineData("iam")]
    [InlineData("s3")]
    public void Accepts_what_was_signed(string service) => Assert.Null(Verify(Requests.Signed(service, headers: ("x-amz-meta-note", "n"))));

    [Theory]
    [MemberData(nameof(Tampered))]
    public void Refuses_what_was_changed_after_signing(string service, string what)
    {
        var request = Requests.Signed(service, headers: ("x-amz-meta-note", "n"));
        var authorization = request.Header("Authorization")!;
        var changed = what switch
        {
            "method" => request with { Method = "PUT" },
            "path" => request with { RawPath = "/a/patH" },
            "path case" => request with { RawPath = "/A/path" },
            "path slash" => request with { RawPath = "/a//path" },
            "query value" => request with { RawQuery = "name=Value&other=1" },
            "query name" => request with { RawQuery = "Name=value&other=1" },
            "query more" => request with { RawQuery = request.RawQuery + "&more=" },
            "body" => request with { Body = request.Body + "x" },
            "header" => request.With("x-amz-meta-note", "N"),
            "host" => request.With("Host", "127.0.0.1:4567"),
            "region" => request.With("Authorization", authorization.Replace("us-east-1", "us-east-2", StringComparison.Ordinal)),
            "service" => request.With("Authorization", authorization.Replace($"/{service}/", service == "s3" ? "/iam/" : "/sts/", StringComparison.Ordinal)),
            "signature" => request.With("Authorization", authorization[..^1] + (authorization[^1] == '0' ? '1' : '0')),
            "short signature" => request.With("Authorization", authorization[..^1]),
            "odd signature" => request.With("Authorization", authorization[..^1] + 'é'),
            "signed headers" => request.With("Authorization", authorization.Replace("SignedHeaders=", "SignedHeaders=accept;", StringComparison.Ordinal)),
            _ => request,
        };
        // What the body of an S3 request is held against is signed in a header; the body itself is checked while it is read.
        if (service == "s3" && what == "body")
            changed = changed.With("x-amz-content-sha256", Requests.Hash(changed.Body));

        var fault = Verify(changed, secret: what == "secret" ? "another" : Requests.Secret);

        Assert.Equal(SigningFault.Mismatch, fault?.Kind);
        Assert.StartsWith(changed.Method + "\n", fault!.CanonicalRequest, StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256\n20261123T200207Z\n20261123/", fault.StringToSign, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iam", -301, SigningFault.NotYetValid)]
    [InlineData("iam", -300, null)]
    [InlineData("iam", 300, null)]
    [InlineData("iam", 301, SigningFault.TooOld)]
    [InlineData("s3", -901, SigningFault.NotYetValid)]
    [InlineData("s3", -900, null)]
    [InlineData("s3", 900, null)]
    [InlineData("s3", 901, SigningFault.TooOld)]
    public void Accepts_a_request_for_five_minutes_around_its_time_and_one_to_S3_for_fifteen(string service, int seconds, SigningFault? expected) =>
        Assert.Equal(expected, Verify(Requests.Signed(service), now: Requests.Now.AddSeconds(seconds))?.Kind);

    [Theory]
    [InlineData(-901, SigningFault.NotYetValid)]
    [InlineData(-900, null)]
    [InlineData(60, null)]
    [InlineData(61, SigningFault.Expired)]
    public void Accepts_a_presigned_address_until_it_expires(int seconds, SigningFault? expected) =>
        Assert.Equal(expected, Verify(Requests.Presigned(seconds: 60), now: Requests.Now.AddSeconds(seconds))?.Kind);

    [Fact]
    public void A_presigned_address_expires_when_it_says_and_cannot_be_made_to_last()
    {
        var request = Requests.Presigned(seconds: 60);

        Assert.Equal(SigningFault.Mismatch, Verify(request with { RawQuery = request.RawQuery.Replace("X-Amz-Expires=60", "X-Amz-Expires=600", StringComparison.Ordinal) })?.Kind);
    }

    [Fact]
    public void A_presigned_address_is_good_for_its_method_alone() => Assert.Equal(SigningFault.Mismatch, Verify(Requests.Presigned() with { Method = "PUT" })?.Kind);

    [Fact]
    public void Refuses_a_time_that_was_moved()
    {
        var moved = Requests.Signed().With("x-amz-date", "20261123T200407Z");

        Assert.Equal(SigningFault.Mismatch, Verify(moved)?.Kind);
    }

    [Fact]
    public void Refuses_a_scope_of_another_day()
    {
        var request = Requests.Signed();
        var fault = Verify(request.With("Authorization", request.Header("Authorization")!.Replace("20261123/", "20261122/", StringComparison.Ordinal)));

        Assert.Equal(SigningFault.WrongDate, fault?.Kind);
    }

    [Fact]
    public void Refuses_another_region_where_only_one_is_served()
    {
        var request = Requests.Signed();
        var fault = new SignatureVerifier { Region = "eu-west-1" }.Verify(request, request.Read(), Requests.Secret, Requests.Hash(request.Body), Requests.Now);

        Assert.Equal((SigningFault.WrongRegion, "us-east-1", "eu-west-1"), (fault?.Kind, fault?.Came, fault?.Wanted));
    }

    [Theory]
    [InlineData("s3", "X-Amz-Meta-More", true)]
    [InlineData("iam", "X-Amz-Target", true)]
    [InlineData("s3", "x-amz-security-token", true)]
    [InlineData("iam", "x-amz-security-token", false)]
    [InlineData("iam", "Accept", false)]
    public void Refuses_x_amz_headers_that_nobody_signed(string service, string name, bool isRefused)
    {
        var fault = Verify(Requests.Signed(service).With(name, "x"));

        Assert.Equal(isRefused ? (SigningFault.UnsignedHeader, name.ToLowerInvariant()) : default((SigningFault, string)?), fault is null ? null : (fault.Kind, fault.Came));
    }

    [Fact]
    public void Refuses_x_amz_headers_beside_a_presigned_address() =>
        Assert.Equal(SigningFault.UnsignedHeader, Verify(Requests.Presigned().With("x-amz-acl", "public-read"))?.Kind);

    [Fact]
    public void Refuses_a_signature_that_does_not_cover_the_host()
    {
        var request = Requests.Signed();
        var fault = Verify(request.With("Authorization", request.Header("Authorization")!.Replace("host;", "", StringComparison.Ordinal)));

        Assert.Equal((SigningFault.UnsignedHeader, "host"), (fault?.Kind, fault?.Came));
    }

    [Theory]
    [InlineData("/bucket/%7Euser/a%2bb", "/bucket/~user/a%2Bb")]
    [InlineData("/bucket/a+b", "/bucket/a%2Bb")]
    [InlineData("/bucket/../x//y", "/bucket/../x//y")]
    [InlineData("/bucket/%zz%4", "/bucket/%25zz%254")]
    [InlineData("/bucket/%e4%b8%ad", "/bucket/%E4%B8%AD")]
    public void Encodes_the_path_of_S3_once_and_leaves_its_dots(string came, string canonical) => Assert.Equal(canonical, CanonicalPathOf("s3", came));

    [Theory]
    [InlineData("/a%20b", "/a%2520b")]
    [InlineData("/a/../b/./c//d", "/b/c/d")]
    [InlineData("/..", "/")]
    [InlineData("/a/..", "/")]
    [InlineData("/a/./", "/a/")]
    [InlineData("", "/")]
    public void Encodes_the_path_of_others_twice_and_resolves_its_dots(string came, string canonical) => Assert.Equal(canonical, CanonicalPathOf("iam", came));

    [Theory]
    [InlineData("b=2&a=1", "a=1&b=2")]
    [InlineData("a=2&a=1&a=", "a=&a=1&a=2")]
    [InlineData("a-b=1&a=2", "a=2&a-b=1")]
    [InlineData("flag&x=a+b", "flag=&x=a%20b")]
    [InlineData("x=%c3%a9&y=%7e", "x=%C3%A9&y=~")]
    [InlineData("&&x==&", "x=%3D")]
    public void Sorts_and_encodes_the_query(string came, string canonical) => Assert.Equal(canonical, Verify(Requests.Signed(target: "/") with { RawQuery = came })!.CanonicalRequest!.Split('\n')[2]);

    [Fact]
    public void Takes_a_query_of_many_parameters()
    {
        var names = Enumerable.Range(0, 2_000).Select(i => $"p{i:0000}=").ToArray();
        var query = Verify(Requests.Signed(target: "/") with { RawQuery = string.Join('&', names.Reverse()) })!.CanonicalRequest!.Split('\n')[2];

        Assert.Equal(string.Join('&', names), query);
    }

    [Fact]
    public void Takes_the_time_from_Date_where_X_Amz_Date_is_absent()
    {
        // As botocore signs a request that has a Date already.
        var request = new RawRequest("GET", "/") { Headers = [("Host", "h"), ("Date", "Mon, 23 Nov 2026 20:02:07 GMT"), ("Authorization", "AWS4-HMAC-SHA256 Credential=K/20261123/us-east-1/iam/aws4_request, SignedHeaders=date;host, Signature=0")] };

        Assert.Equal(Requests.Now, request.Read().Time);
        Assert.Contains("\n20261123T200207Z\n", Verify(request)!.StringToSign, StringComparison.Ordinal);
    }

    [Fact]
    public void Wants_the_hash_of_a_body_that_the_request_does_not_name()
    {
        var request = Requests.Signed("iam");

        Assert.Throws<ArgumentNullException>(() => new SignatureVerifier().Verify(request, request.Read(), Requests.Secret, bodyHash: null, Requests.Now));
    }

    [Fact]
    public void Keys_are_made_anew_for_each_secret_day_and_service()
    {
        var verifier = new SignatureVerifier();
        foreach (var number in Enumerable.Range(0, 3_000))
        {
            var request = Requests.Signed("s3", credentials: new SigningCredentials("AKIA", $"secret {number}"));
            Assert.Null(verifier.Verify(request, request.Read(), $"secret {number}", null, Requests.Now));
            Assert.NotNull(verifier.Verify(request, request.Read(), "secret 0x", null, Requests.Now));
        }
    }

    private static string CanonicalPathOf(string service, string path) => Verify(Requests.Signed(service, target: "/") with { RawPath = path, Method = "PATCH" })!.CanonicalRequest!.Split('\n')[1];

    private static SignatureFault? Verify(RawRequest request, string secret = Requests.Secret, DateTimeOffset? now = null) =>
        new SignatureVerifier().Verify(request, request.Read(), secret, Requests.Hash(request.Body), now ?? Requests.Now);
}
