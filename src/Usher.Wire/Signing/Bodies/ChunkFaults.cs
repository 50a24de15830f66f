using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Bodies;

/// <summary>What can be wrong with a body in chunks.</summary>
internal static class ChunkFaults
{
    public static AwsException EndsEarly() => new("IncompleteBody", "The request body terminated unexpectedly: the last chunk, of size 0, did not come.");

    public static AwsException Malformed(string what) => new("IncompleteBody", $"The request body is not well-formed aws-chunked: {what}");

    public static AwsException TooShort(long came, long declared) =>
        new("IncompleteBody", $"You did not provide the number of bytes specified by the x-amz-decoded-content-length header: {came} came, {declared} were declared.");

    public static AwsException TooLong(long size, long left) =>
        Malformed($"a chunk of {size} bytes came where x-amz-decoded-content-length leaves {left}.");

    public static AwsException TooSmall(int number, long size, int smallest) =>
        new("InvalidChunkSizeError", $"Only the last chunk is allowed to have a size less than {smallest} bytes")
        {
            Details = new Dictionary<string, string> { ["Chunk"] = $"{number}", ["BadChunkSize"] = $"{size}" },
        };

    public static AwsException WrongSignature() => new("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    public static AwsException WrongTrailer(string what) =>
        new("MalformedTrailerError", $"The request contained trailing data that was not well-formed or did not conform to our published schema: {what}");
}
