using System.Buffers.Text;
using System.Text;
using Usher.Buckets.Errors;

namespace Usher.Api.S3;

/// <summary>Continuation tokens: where a listing continues, encoded so that clients do not build their own.</summary>
internal static class Tokens
{
    private const string Mark = "1:";

    public static string Write(string after) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mark + after));

    /// <returns>Empty for no token.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument.</exception>
    public static string Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return "";

        try
        {
            if (Base64Url.IsValid(token) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text && text.StartsWith(Mark, StringComparison.Ordinal))
                return text[Mark.Length..];
        }
        catch (FormatException)
        {
        }

        throw S3Errors.InvalidArgument("continuation-token", token, "The continuation token provided is incorrect");
    }
}
