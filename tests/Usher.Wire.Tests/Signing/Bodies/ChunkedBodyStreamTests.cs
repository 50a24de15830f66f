using CsCheck;
using Usher.Wire.Errors;
using Usher.Wire.Signing;

namespace Usher.Wire.Tests.Signing.Bodies;

public sealed class ChunkedBodyStreamTests
{
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string Unsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string Checksum = "x-amz-checksum-crc32";

    private static readonly string Large = new('a', 10_000);

    [Fact]
    public async Task Gives_the_bytes_of_signed_chunks()
    {
        var upload = new ChunkedUpload(Signed, 10_003).Chunk(Large).Chunk("xyz").End();

        Assert.Equal(Large + "xyz", await upload.Open().TextAsync());
    }

    [Theory]
    [InlineData(SignedWithTrailer)]
    [InlineData(Unsigned)]
    public async Task Gives_the_trailers_that_follow(string kind)
    {
        var body = new ChunkedUpload(kind, 3, Checksum).Chunk("xyz").End(Checksum + ":7Mn6Fg==").Open();

        Assert.Equal("xyz", await body.TextAsync());
        Assert.Equal("7Mn6Fg==", body.Trailers["X-Amz-Checksum-CRC32"]);
        Assert.Equal(3, body.DeclaredLength);
    }

    [Theory]
    [InlineData(Signed)]
    [InlineData(SignedWithTrailer)]
    [InlineData(Unsigned)]
    public async Task Gives_an_empty_body(string kind) => Assert.Equal("", await new ChunkedUpload(kind, 0).End().Open().TextAsync());

    [Fact]
    public async Task Gives_the_same_however_it_was_cut() =>
        await Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20_000], Gen.Int[1, 9_000], Gen.Int[1, 9_000], Gen.Bool).SampleAsync(
            async (chunks, last, step, readStep, signed) =>
            {
                var whole = string.Concat(Enumerable.Range(0, chunks).Select(i => new string((char)('a' + i), 8_192 + i)).Append(new string('z', last)));
                var upload = new ChunkedUpload(signed ? SignedWithTrailer : Unsigned, whole.Length, Checksum);
                for (var i = 0; i < chunks; i++)
                    upload.Chunk(new((char)('a' + i), 8_192 + i));
                if (last > 0)
                    upload.Chunk(new('z', last));
                var body = upload.End(Checksum + ":x").Open(step: step);

                Assert.Equal(whole, await body.TextAsync(readStep));
                Assert.Equal("x", body.Trailers[Checksum]);
            },
            iter: 60);

    [Theory]
    [InlineData("xyz", "xyZ")]
    [InlineData(";chunk-signature=", ";chunk-signature=0")]
    public async Task Refuses_a_chunk_that_was_changed(string was, string becomes)
    {
        var upload = new ChunkedUpload(Signed, 3).Chunk("xyz").End();
        var wire = upload.Wire.Replace(was, becomes, StringComparison.Ordinal);

        Assert.Contains((await upload.Open(wire).ErrorAsync()).Code, new[] { "SignatureDoesNotMatch", "IncompleteBody" });
    }

    [Fact]
    public async Task Refuses_every_signature_that_differs_by_a_digit()
    {
        var upload = new ChunkedUpload(SignedWithTrailer, 3, Checksum).Chunk("xyz").End(Checksum + ":7Mn6Fg==");
        var wire = upload.Wire;
        foreach (var place in new[] { "3;chunk-signature=", "\n0;chunk-signature=", "trailer-signature:" }.Select(name => wire.IndexOf(name, StringComparison.Ordinal) + name.Length + 20))
        {
            var changed = wire[..place] + (wire[place] == '0' ? '1' : '0') + wire[(place + 1)..];
            Assert.Equal("SignatureDoesNotMatch", (await upload.Open(changed).ErrorAsync()).Code);
        }
    }

    [Fact]
    public async Task Refuses_chunks_in_another_order()
    {
        var upload = new ChunkedUpload(Signed, 16_384).Chunk(new('a', 8_192)).Chunk(new('b', 8_192)).End();
        var first = upload.Wire[..upload.Wire.IndexOf("2000;", 10, StringComparison.Ordinal)];
        var rest = upload.Wire[first.Length..];
        var second = rest[..first.Length];

        Assert.Equal("SignatureDoesNotMatch", (await upload.Open(second + first + rest[first.Length..]).ErrorAsync()).Code);
    }

    [Theory]
    [InlineData(SignedWithTrailer, "SignatureDoesNotMatch")]
    [InlineData(Unsigned, null)]
    public async Task Refuses_a_changed_trailer_where_trailers_are_signed(string kind, string? code)
    {
        var upload = new ChunkedUpload(kind, 3, Checksum).Chunk("xyz").End(Checksum + ":7Mn6Fg==");
        var body = upload.Open(upload.Wire.Replace("7Mn6Fg", "7Mn6Fh", StringComparison.Ordinal));

        if (code is null)
            Assert.Equal("xyz", await body.TextAsync());
        else
            Assert.Equal(code, (await body.ErrorAsync()).Code);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32:x\r\nx-amz-checksum-crc32:y\r\n")]
    [InlineData("x-amz-checksum-sha1:x\r\n")]
    [InlineData("no colon\r\n")]
    [InlineData(":x\r\n")]
    [InlineData("")]
    public async Task Refuses_trailers_that_were_not_announced_or_cannot_be_read(string trailers)
    {
        var upload = new ChunkedUpload(Unsigned, 3, Checksum).Chunk("xyz").Raw("0\r\n" + trailers + "\r\n");

        Assert.Equal("MalformedTrailerError", (await upload.Open().ErrorAsync()).Code);
    }

    [Fact]
    public async Task Refuses_signed_trailers_without_their_signature()
    {
        var upload = new ChunkedUpload(SignedWithTrailer, 3, Checksum).Chunk("xyz").Chunk("").Raw(Checksum + ":x\r\n\r\n");

        Assert.Equal("SignatureDoesNotMatch", (await upload.Open().ErrorAsync()).Code);
    }

    [Theory]
    [InlineData(Signed)]
    [InlineData(Unsigned)]
    public async Task Refuses_a_body_without_its_last_chunk(string kind)
    {
        var upload = new ChunkedUpload(kind, 3).Chunk("xyz");

        Assert.Equal("IncompleteBody", (await upload.Open().ErrorAsync()).Code);
        Assert.Equal("IncompleteBody", (await upload.Open(upload.Wire[..^4]).ErrorAsync()).Code);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Refuses_another_length_than_declared(long declared) =>
        Assert.Equal("IncompleteBody", (await new ChunkedUpload(Signed, declared).Chunk("xyz").End().Open().ErrorAsync()).Code);

    [Theory]
    [InlineData("4\r\nxyz\r\n0\r\n\r\n")]
    [InlineData("2\r\nxyz\r\n0\r\n\r\n")]
    [InlineData("-1\r\nxyz\r\n0\r\n\r\n")]
    [InlineData("\r\nxyz\r\n0\r\n\r\n")]
    [InlineData("3 \r\nxyz\r\n0\r\n\r\n")]
    [InlineData("0x3\r\nxyz\r\n0\r\n\r\n")]
    [InlineData("fffffffffffffff\r\nxyz")]
    [InlineData("ffffffffffffffffffffffff\r\nxyz")]
    [InlineData("3\r\nxyz\r\n0\r\n\r\nmore")]
    [InlineData("3\nxyz\n0\n\n")]
    [InlineData("")]
    public async Task Refuses_chunks_that_cannot_be_read(string wire) => Assert.Equal("IncompleteBody", (await new ChunkedUpload(Unsigned, 3).Open(wire).ErrorAsync()).Code);

    [Fact]
    public async Task Refuses_a_chunk_that_names_no_signature() => Assert.Equal("IncompleteBody", (await new ChunkedUpload(Signed, 3).Open("3\r\nxyz\r\n0\r\n\r\n").ErrorAsync()).Code);

    [Fact]
    public async Task Refuses_a_header_line_without_end() => Assert.Equal("IncompleteBody", (await new ChunkedUpload(Unsigned, 3).Open(new string('1', 100_000)).ErrorAsync()).Code);

    [Fact]
    public async Task Refuses_small_chunks_before_the_last_as_S3_does()
    {
        var error = await new ChunkedUpload(Unsigned, 6).Chunk("xyz").Chunk("xyz").End().Open().ErrorAsync();

        Assert.Equal(("InvalidChunkSizeError", "3"), (error.Code, error.Details["BadChunkSize"]));
    }

    [Fact]
    public async Task Has_all_trailers_once_a_reader_who_counts_has_all_bytes()
    {
        var body = new ChunkedUpload(Unsigned, 3, Checksum).Chunk("xyz").End(Checksum + ":x").Open();
        await body.ReadExactlyAsync(new byte[3], TestContext.Current.CancellationToken);

        Assert.Equal("x", body.Trailers[Checksum]);
    }

    [Fact]
    public void Wants_to_know_the_length_beforehand()
    {
        var upload = new ChunkedUpload(Signed, 3);
        var error = Assert.Throws<AwsException>(() =>
            new SignatureVerifier().OpenBody(upload.Request.With("x-amz-decoded-content-length", null), upload.Signature, Requests.Secret, Stream.Null));

        Assert.Equal("MissingContentLength", error.Code);
    }

    [Fact]
    public async Task Never_fails_but_with_an_error_for_the_caller() =>
        await Gen.Char["0123;\r\nchunk-signature=x:"].Array[0, 60].SampleAsync(async characters =>
        {
            try
            {
                await new ChunkedUpload(Unsigned, 3, Checksum).Open(new string(characters)).TextAsync();
            }
            catch (AwsException)
            {
            }
        });
}
