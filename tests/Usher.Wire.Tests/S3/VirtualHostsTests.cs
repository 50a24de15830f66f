using CsCheck;
using Usher.Wire.S3;

namespace Usher.Wire.Tests.S3;

/// <remarks>S3 User Guide, "Virtual hosting of general purpose buckets", "Using dual-stack endpoints", "Transfer Acceleration", "AWS PrivateLink"; AWS General Reference, "Amazon S3 endpoints and quotas".</remarks>
public sealed class VirtualHostsTests
{
    private static readonly VirtualHosts Hosts = new(["usher.example.com", "example.com"]);

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("[::1]")]
    [InlineData("[::1]:4566")]
    [InlineData("192.168.1.20:4566")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:4566")]
    [InlineData("localhost.:4566")]
    [InlineData("s3.localhost:4566")]
    [InlineData("usher:4566")]
    [InlineData("usher.")]
    [InlineData("usher.example.com")]
    [InlineData("USHER.example.com:443")]
    [InlineData("s3.usher.example.com")]
    [InlineData("s3.amazonaws.com")]
    [InlineData("s3.us-east-1.amazonaws.com")]
    [InlineData("s3-us-west-2.amazonaws.com")]
    [InlineData("s3-external-1.amazonaws.com")]
    [InlineData("s3.dualstack.eu-central-1.amazonaws.com")]
    [InlineData("s3-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("s3-fips.dualstack.us-gov-west-1.amazonaws.com")]
    [InlineData("s3.cn-north-1.amazonaws.com.cn")]
    [InlineData("vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com")]
    [InlineData("bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com")]
    public void The_server_s_own_names_and_endpoints_of_S3_name_no_bucket(string host) => Assert.Equal(new(HostKind.Endpoint), Hosts.Read(host));

    [Theory]
    [InlineData("films.localhost:4566", "films")]
    [InlineData("films.s3.localhost", "films")]
    [InlineData("my.films.localhost", "my.films")]
    [InlineData("films.usher.example.com:443", "films")]
    [InlineData("films.s3.usher.example.com", "films")]
    [InlineData("films.example.com", "films")]
    [InlineData("s3-logs-2024.localhost", "s3-logs-2024")]
    [InlineData("s3.us-east-1.localhost", "s3.us-east-1")]
    [InlineData("films.s3.amazonaws.com", "films")]
    [InlineData("FILMS.S3.Us-East-1.AmazonAWS.com:443", "films")]
    [InlineData("films.s3.us-east-1.amazonaws.com.", "films")]
    [InlineData("my.films.s3.us-east-1.amazonaws.com", "my.films")]
    [InlineData("films.s3-us-west-2.amazonaws.com", "films")]
    [InlineData("films.s3-external-1.amazonaws.com", "films")]
    [InlineData("films.s3.dualstack.us-east-1.amazonaws.com", "films")]
    [InlineData("films.s3-fips.dualstack.us-gov-west-1.amazonaws.com", "films")]
    [InlineData("films.s3-accelerate.amazonaws.com", "films")]
    [InlineData("films.s3-accelerate.dualstack.amazonaws.com", "films")]
    [InlineData("films.s3.cn-northwest-1.amazonaws.com.cn", "films")]
    [InlineData("films.bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com", "films")]
    [InlineData("s3.us-west-2.s3.amazonaws.com", "s3.us-west-2")]
    [InlineData("a.s3.b.s3.us-east-1.amazonaws.com", "a.s3.b")]
    public void A_bucket_stands_before_them(string host, string bucket) => Assert.Equal(new(HostKind.Bucket, bucket), Hosts.Read(host));

    [Theory]
    [InlineData("personalize.us-east-1.amazonaws.com")]
    [InlineData("iam.amazonaws.com")]
    [InlineData("personalize.us-east-1.api.aws")]
    [InlineData("films-123456789012.s3-accesspoint.us-east-1.amazonaws.com")]
    [InlineData("films.s3-website-us-east-1.amazonaws.com")]
    [InlineData("films.s3-website.us-east-2.amazonaws.com")]
    [InlineData("123456789012.s3-control.us-east-1.amazonaws.com")]
    [InlineData("films--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com")]
    [InlineData("films.accesspoint.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com")]
    public void Other_hosts_of_AWS_are_told_apart(string host) => Assert.Equal(new(HostKind.Amazon), Hosts.Read(host));

    [Theory]
    [InlineData("evil.test")]
    [InlineData("localhost.evil.test")]
    [InlineData("usher.example.com.evil.test")]
    [InlineData("notexample.com")]
    [InlineData("s3.us-east-1.amazonaws.com.evil.test")]
    [InlineData("amazonaws.com")]
    [InlineData("films.s3amazonaws.com")]
    [InlineData(".localhost")]
    [InlineData("..")]
    [InlineData("[::1")]
    [InlineData("[evil.test]")]
    [InlineData("127.0.0.1.evil.test")]
    [InlineData("host.docker.internal:4566")]
    public void Every_other_name_is_unknown(string host) => Assert.Equal(new(HostKind.Unknown), Hosts.Read(host));

    [Fact]
    public void Whatever_bucket_stands_before_a_host_is_read_as_that_bucket()
    {
        var bucket = Gen.Char["abz019.-"].Array[1, 20].Select(middle => $"a{new string(middle)}z").Where(name => !name.Contains("..", StringComparison.Ordinal) && !name.EndsWith(".s3", StringComparison.Ordinal));
        var end = Gen.OneOfConst("localhost", "usher.example.com", "s3.amazonaws.com", "s3.eu-west-1.amazonaws.com", "s3-us-west-2.amazonaws.com", "s3.dualstack.us-east-1.amazonaws.com");

        Gen.Select(bucket, end).Sample((name, host) => Assert.Equal(new(HostKind.Bucket, name), Hosts.Read($"{name}.{host}:4566")));
    }
}
