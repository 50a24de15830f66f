using System.Text;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Canonical;

namespace Usher.Wire.Tests.Signing;

/// <summary>The examples that AWS published with Signature Version 4. They lie beside the project, not in it.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    public static TheoryData<string> Names()
    {
        string[] files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.sreq", SearchOption.AllDirectories) : [Folder];
        return [.. files.Select(file => Path.GetRelativePath(Folder, file)).Order()];
    }

    private static string Folder { get; } = Path.Combine(SharedFolder.Path, "spec", "sigv4-vectors");

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_accepted_and_made_canonical_as_published(string name)
    {
        Assert.SkipWhen(name is ".", $"{Folder} is absent; set USHER_SHARED to the folder that holds spec/sigv4-vectors.");
        // The signed request of one example has its signature scrambled; the header that is published beside it is right in all.
        var request = RawRequest.Parse(Read(name)).With("Authorization", Read(Path.ChangeExtension(name, ".authz")));
        var hash = BodyHash.Of(Encoding.UTF8.GetBytes(request.Body));

        var signature = RequestSignature.Read(request, out var fault);

        Assert.Null(fault);
        Assert.NotNull(signature);
        Assert.Equal(Read(Path.ChangeExtension(name, ".creq")), CanonicalRequest.Text(request, signature, hash));
        Assert.Null(new SignatureVerifier().Verify(request, signature, Secret, hash, Now));
        var tampered = new SignatureVerifier().Verify(request, signature, Secret + "x", hash, Now);
        Assert.Equal(Read(Path.ChangeExtension(name, ".sts")), tampered?.StringToSign);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");
}
