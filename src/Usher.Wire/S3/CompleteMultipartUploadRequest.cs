using System.Globalization;
using System.Xml.Linq;

namespace Usher.Wire.S3;

/// <summary>The body of CompleteMultipartUpload.</summary>
/// <param name="Parts">In the order they came.</param>
public sealed record CompleteMultipartUploadRequest(IReadOnlyList<PartToComplete> Parts)
{
    /// <summary>The name of the document's root.</summary>
    public const string Root = "CompleteMultipartUpload";

    /// <summary>Reads the document.</summary>
    /// <exception cref="Errors.AwsException">MalformedXML.</exception>
    public static CompleteMultipartUploadRequest Read(XElement root) => new([.. root.Children("Part").Select(ReadPart)]);

    private static PartToComplete ReadPart(XElement part)
    {
        var text = part.Required("PartNumber");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw S3Xml.Malformed($"PartNumber is '{text}'; it is a number from 1 to 10,000.");

        var checksum = S3Checksum.Algorithms
            .Select(algorithm => part.Child($"Checksum{algorithm}") is { } value ? new S3Checksum(algorithm, value) : null)
            .FirstOrDefault(found => found is not null);
        return new(number, part.Required("ETag"), checksum);
    }
}
