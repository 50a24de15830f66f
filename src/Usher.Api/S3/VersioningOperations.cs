using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Versioning, which no bucket has here: set-up scripts that turn it off go on, and those that turn it on are told what to do instead.</summary>
internal static class VersioningOperations
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html: while versioning is suspended an object is replaced by the next one of its key, as every object is here.</remarks>
    public static async Task PutAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        var asked = VersioningConfiguration.Read(await S3Xml.ReadAsync(document, VersioningConfiguration.Root, cancellationToken));
        if (asked.Status == "Enabled" || asked.MfaDelete == "Enabled")
            throw new AwsException(
                "NotImplemented",
                "PutBucketVersioning with Enabled is not implemented by this server: an object is replaced for good. Leave the call out, or send the Status Suspended. "
                + "To keep versions, keep the buckets in an S3 that has them ('usher serve --buckets URL') and turn versioning on there, or take snapshots of the data folder.");
        if (asked is { Status: not (null or "Suspended") } or { MfaDelete: not (null or "Disabled") })
            throw S3Xml.Malformed($"Status is {asked.Status ?? "missing"} and MfaDelete is {asked.MfaDelete ?? "missing"}; Enabled or Suspended, and Enabled or Disabled are allowed.");
        if (asked.Status is null)
            throw new AwsException("IllegalVersioningConfigurationException", "The Versioning element must be specified: Status is missing.");

        request.Http.Response.ContentLength = 0;
    }
}
