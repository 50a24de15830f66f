using System.Diagnostics;
using System.Text.Json;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Tests.Signing.Oracle;

/// <summary>What botocore signs, here on this machine, is accepted; it signs for the AWS CLI and for boto3.</summary>
public sealed class BotocoreTests
{
    private const int Requests = 400;

    [Fact]
    public async Task Accepts_whatever_botocore_signs()
    {
        var lines = await SignedAsync(seed: 1, Requests);
        var verifier = new SignatureVerifier();

        Assert.Equal(Requests, lines.Count);
        Assert.All(lines, line =>
        {
            var (request, body, secret, token) = Read(line);
            var signature = RequestSignature.Read(request, out var fault);
            Assert.True(signature is not null, $"{fault?.Kind} {fault?.Came}");
            Assert.Equal(token, signature.SessionToken);

            var hash = BodyHash.Of(body);
            var verdict = verifier.Verify(request, signature, secret, hash, signature.Time);
            Assert.True(verdict is null, $"{verdict?.Kind} {verdict?.Came}\n{verdict?.CanonicalRequest}");
            Assert.NotNull(verifier.Verify(request with { RawPath = request.RawPath + "x" }, signature, secret, hash, signature.Time));
        });
    }

    [Fact]
    public async Task Accepts_whatever_botocore_presigns_by_version_2()
    {
        var lines = await SignedAsync(seed: 1, Requests, "presign.py");
        var verifier = new SignatureVerifier();

        Assert.Equal(Requests, lines.Count);
        Assert.All(lines, line =>
        {
            var (request, _, secret, token) = Read(line);
            var signature = RequestSignature.Read(request, out var fault);
            Assert.True(signature is { IsVersion2: true }, $"{fault?.Kind} {fault?.Came}");
            Assert.Equal(token, signature.SessionToken);

            var verdict = verifier.Verify(request, signature, secret, bodyHash: null, signature.Time);
            Assert.True(verdict is null, $"{verdict?.Kind} {verdict?.Came}\n{verdict?.StringToSign}");
            Assert.NotNull(verifier.Verify(request with { RawPath = request.RawPath + "x" }, signature, secret, bodyHash: null, signature.Time));
        });
    }

    private static (RawRequest Request, byte[] Body, string Secret, string? Token) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var request = new RawRequest(Text("method")!, Text("path")!, Text("query")!)
        {
            Headers = [.. root.GetProperty("headers").EnumerateArray().Select(header => (header[0].GetString()!, header[1].GetString()!))],
        };
        var body = root.TryGetProperty("body", out var bytes) ? bytes.GetBytesFromBase64() : [];
        return (request, body, Text("secret")!, Text("token"));

        string? Text(string name) => root.GetProperty(name).GetString();
    }

    private static async Task<List<string>> SignedAsync(int seed, int count, string program = "sign.py")
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Signing", "Oracle", program);
        using var python = Start(["-B", script, $"{seed}", $"{count}"]);
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(python.ExitCode == 3, "python3 has no botocore here; install python3-botocore to compare with it.");
        Assert.Equal(0, python.ExitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not on this machine; botocore cannot be compared with.");
            throw;
        }
    }
}
