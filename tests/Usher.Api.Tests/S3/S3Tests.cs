using Amazon.S3;

namespace Usher.Api.Tests.S3;

/// <summary>What tests of S3 share.</summary>
public abstract class S3Tests(S3Server server) : IClassFixture<S3Server>
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected S3Server Server { get; } = server;

    protected AmazonS3Client Root => Server.Root;

    /// <summary>A statement of a policy.</summary>
    protected static string Allow(string action, string resource) => $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""";

    protected static async Task<AmazonS3Exception> Refused(string code, Func<Task> act)
    {
        var error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(act);
        Assert.Equal(code, error.ErrorCode);
        return error;
    }

    protected async Task PutAsync(string bucket, string key, string content = "content") =>
        await Root.PutObjectAsync(new() { BucketName = bucket, Key = key, ContentBody = content }, Stop);

    protected async Task<string> ReadAsync(string bucket, string key)
    {
        using var response = await Root.GetObjectAsync(bucket, key, Stop);
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync(Stop);
    }
}
