using System.Globalization;
using System.Xml.Linq;
using Usher.Wire.Errors;
using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>What S3's XML documents have in common: the namespace, the form of times and ETags, and reading without trust.</summary>
public static class S3Xml
{
    /// <summary>The namespace of every document but errors.</summary>
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>Reads the root element of a document. Neither a document type nor anything from outside is looked at.</summary>
    /// <param name="xml">Read to its end.</param>
    /// <param name="root">The name that the root must have; in any namespace, as S3 reads it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="maxElements">See <see cref="XmlBody.ReadAsync"/>.</param>
    /// <exception cref="AwsException">MalformedXML, with line and column.</exception>
    public static async Task<XElement> ReadAsync(Stream xml, string root, CancellationToken cancellationToken, int maxElements = XmlBody.MaximumElements)
    {
        var element = await XmlBody.ReadAsync(xml, cancellationToken, maxElements).ConfigureAwait(false);
        return element.Name.LocalName == root ? element : throw Malformed($"the document is a {element.Name.LocalName}; it must be a {root}.");
    }

    /// <summary>MalformedXML, as S3 says it.</summary>
    /// <param name="why">What is wrong.</param>
    public static AwsException Malformed(string why) =>
        new("MalformedXML", $"The XML you provided was not well-formed or did not validate against our published schema: {why}");

    /// <summary>A time as S3 writes it into XML.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string Quote(string etag) => $"\"{etag}\"";

    internal static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    internal static string? Child(this XElement element, string name) => element.Children(name).FirstOrDefault()?.Value;

    internal static string Required(this XElement element, string name) =>
        element.Child(name) ?? throw Malformed($"{element.Name.LocalName} lacks {name}.");
}
