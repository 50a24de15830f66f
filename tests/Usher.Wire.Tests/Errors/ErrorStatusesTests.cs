using Usher.Wire.Errors;

namespace Usher.Wire.Tests.Errors;

public sealed class ErrorStatusesTests
{
    [Theory]
    [InlineData("s3", "NoSuchBucket", 404)]
    [InlineData("s3", "BucketNotEmpty", 409)]
    [InlineData("s3", "AccessDenied", 403)]
    [InlineData("s3", "MalformedXML", 400)]
    [InlineData("s3", "InvalidRange", 416)]
    [InlineData("iam", "NoSuchEntity", 404)]
    [InlineData("iam", "EntityAlreadyExists", 409)]
    [InlineData("iam", "MalformedPolicyDocument", 400)]
    [InlineData("sts", "AccessDenied", 403)]
    [InlineData("sts", "InternalFailure", 500)]
    [InlineData("personalize", "ResourceNotFoundException", 400)]
    [InlineData("cloudtrail", "SomethingNew", 400)]
    public void Are_those_of_each_service(string service, string code, int status) => Assert.Equal(status, ErrorStatuses.Of(service, code));

    [Theory]
    [InlineData(AwsProtocol.Json, 400)]
    [InlineData(AwsProtocol.RestJson, 404)]
    public void Differ_between_control_plane_and_runtime(AwsProtocol protocol, int status) => Assert.Equal(status, ErrorStatuses.Of(protocol, "ResourceNotFoundException"));
}
