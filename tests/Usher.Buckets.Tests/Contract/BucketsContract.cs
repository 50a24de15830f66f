using System.Security.Cryptography;
using Usher.Buckets.Objects;
using Usher.Wire.Errors;

namespace Usher.Buckets.Tests.Contract;

/// <summary>What every implementation of <see cref="IBuckets"/> must do. A subclass opens one; each test has it to itself, with one bucket in it.</summary>
public abstract class BucketsContract : IAsyncLifetime
{
    protected const string Account = "123456789012";
    protected const string Region = "eu-central-1";
    protected const string Name = "a-bucket";

    private OpenBuckets _open = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IBuckets Buckets => _open.Buckets;

    public async ValueTask InitializeAsync()
    {
        _open = await OpenAsync();
        await Buckets.CreateBucketAsync(Name, Account, Region, Stop);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _open.Until.DisposeAsync();
    }

    protected abstract Task<OpenBuckets> OpenAsync();

    protected static ObjectAddress At(string key) => new(Name, key);

    protected static ContentSource Source(byte[] bytes) => new(new MemoryStream(bytes), bytes.Length);

    protected Task<ObjectInfo> PutAsync(string key, params byte[] bytes) => Buckets.PutObjectAsync(At(key), new(), Source(bytes), Stop);

    protected async Task<byte[]> ReadAsync(string key, ReadRequest? request = null)
    {
        await using var content = await Buckets.GetObjectAsync(At(key), request ?? ReadRequest.Whole, Stop);
        using var bytes = new MemoryStream();
        await content.Stream.CopyToAsync(bytes, Stop);
        Assert.Equal(content.Slice.Length, bytes.Length);
        return bytes.ToArray();
    }

    protected async Task<string[]> KeysAsync() => [.. (await Buckets.ListObjectsAsync(Name, new(), Stop)).Items.Select(item => item.Key)];

    protected static async Task<AwsException> Refused(string code, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<AwsException>(act);
        Assert.Equal(code, error.Code);
        return error;
    }

    /// <summary>Bytes that look random and are always the same.</summary>
    protected static byte[] Bytes(int count, byte seed = 1)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)((i * 31) + (i >> 8) + seed);
        return bytes;
    }

    // Nothing is kept secret with it: S3's ETags are MD5.
#pragma warning disable CA5351
    protected static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
