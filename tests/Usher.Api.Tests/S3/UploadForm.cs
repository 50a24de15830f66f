using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.S3;

/// <summary>A form as an SDK makes it for a browser, with whatever a test wants wrong about it. Written from the documentation, and not with the code under test.</summary>
internal sealed class UploadForm(string bucket, string key)
{
    private readonly List<(string Name, string Value, string Condition)> _fields = [];

    public string Bucket { get; } = bucket;

    public string Key { get; set; } = key;

    public string PostedTo { get; set; } = bucket;

    public string? Host { get; set; }

    public required SigningCredentials SignedWith { get; set; }

    public string FileName { get; set; } = "rows.csv";

    public bool IsSigned { get; set; } = true;

    public bool IsVersion2 { get; set; }

    public bool BreakSignature { get; set; }

    public bool BreakOff { get; set; }

    public bool HasBucketCondition { get; set; } = true;

    public string? KeyCondition { get; set; }

    public string? SizeCondition { get; set; }

    public string? Policy { get; set; }

    public DateTimeOffset Expires { get; set; } = TimeProvider.System.GetUtcNow().AddMinutes(5);

    public List<(string Name, string Value)> Unsigned { get; } = [];

    public List<(string Name, string Value)> AfterFile { get; } = [];

    public UploadForm Field(string name, string value, string? condition = null)
    {
        _fields.Add((name, value, condition ?? JsonSerializer.Serialize(new Dictionary<string, string> { [name] = value })));
        return this;
    }

    public HttpRequestMessage ToRequest(Uri server, byte[] content)
    {
        var fields = _fields.Select(field => (field.Name, field.Value)).Concat(Unsigned).ToList();
        if (Key.Length > 0)
            fields.Add(("key", Key));
        if (IsSigned)
            fields.AddRange(IsVersion2 ? SignVersion2() : SignVersion4());

        // By hand: .NET's own content quotes names in a way of its own.
        const string Boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
        using var body = new MemoryStream();
        foreach (var (name, value) in fields)
            Write($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        Write($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{FileName}\"\r\nContent-Type: text/plain\r\n\r\n");
        body.Write(content);
        if (!BreakOff)
        {
            foreach (var (name, value) in AfterFile)
                Write($"\r\n--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}");
            Write($"\r\n--{Boundary}--\r\n");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, Host is null ? PostedTo : "/")) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        request.Headers.Host = Host;
        return request;

        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
    }

    private List<(string, string)> SignVersion4()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (day, time) = (now.ToString("yyyyMMdd", null), now.ToString("yyyyMMdd'T'HHmmss'Z'", null));
        List<(string Name, string Value)> signing = [("x-amz-algorithm", "AWS4-HMAC-SHA256"), ("x-amz-credential", $"{SignedWith.AccessKeyId}/{day}/us-east-1/s3/aws4_request"), ("x-amz-date", time)];
        var policy = Policy ?? Document(signing);
        var key = Encoding.UTF8.GetBytes("AWS4" + SignedWith.SecretKey);
        foreach (var part in (string[])[day, "us-east-1", "s3", "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(policy)));
        return [.. signing, ("policy", policy), ("x-amz-signature", BreakSignature ? new string('0', 64) : signature)];
    }

#pragma warning disable CA5350 // Version 2 is made of it.
    private List<(string, string)> SignVersion2()
    {
        var policy = Policy ?? Document([]);
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(SignedWith.SecretKey), Encoding.UTF8.GetBytes(policy)));
        return [("AWSAccessKeyId", SignedWith.AccessKeyId), ("policy", policy), ("signature", BreakSignature ? "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" : signature)];
    }
#pragma warning restore CA5350

    private string Document(IEnumerable<(string Name, string Value)> signing)
    {
        var conditions = signing.Select(field => JsonSerializer.Serialize(new Dictionary<string, string> { [field.Name] = field.Value })).ToList();
        conditions.AddRange(_fields.Select(field => field.Condition));
        conditions.Add(KeyCondition ?? """["starts-with", "$key", ""]""");
        if (HasBucketCondition)
            conditions.Add(JsonSerializer.Serialize(new Dictionary<string, string> { ["bucket"] = Bucket }));
        if (SizeCondition is { } size)
            conditions.Add(size);
        var json = $$"""{"expiration": "{{Expires.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}", "conditions": [{{string.Join(", ", conditions)}}]}""";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
    }
}
