using System.Xml;
using System.Xml.Linq;
using Usher.Wire.Errors;

namespace Usher.Wire.Xml;

/// <summary>Reads the XML that a caller sends, and trusts none of it: no document type, so no entities from here or elsewhere, and bounds on size and depth.</summary>
public static class XmlBody
{
    /// <summary>The deepest nesting, in elements; S3's own documents have four.</summary>
    public const int MaximumDepth = 16;

    /// <summary>The most elements: 10,000 parts with a number, an ETag and every kind of checksum.</summary>
    public const int MaximumElements = 150_000;

    /// <summary>The largest body, in bytes: 10,000 parts with checksums, or 1,000 keys of 1,024 bytes each a reference, fit.</summary>
    public const int MaximumBytes = 8 * 1_024 * 1_024;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Keys of objects may hold what XML 1.0 forbids even as a reference.
        CheckCharacters = false,
    };

    /// <summary>Reads a document.</summary>
    /// <param name="body">Read to its end, so that whatever checks it is heard.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="maxElements">The most elements; a document with more is refused at the first that is too many.</param>
    /// <returns>The root. Namespaces are dropped: clients send S3's or none. Text beside elements is dropped.</returns>
    /// <exception cref="AwsException">MalformedXML: it is not XML, has a document type, is too large or too deep, or has too many elements.</exception>
    public static async Task<XElement> ReadAsync(Stream body, CancellationToken cancellationToken, int maxElements = MaximumElements)
    {
        using var reader = XmlReader.Create(body as MemoryStream ?? await ReadToEndAsync(body, cancellationToken).ConfigureAwait(false), Settings);
        try
        {
            return await ReadElementsAsync(reader, maxElements).ConfigureAwait(false);
        }
        catch (XmlException e)
        {
            throw Malformed($"line {e.LineNumber}, position {e.LinePosition} cannot be read");
        }
    }

    private static async Task<MemoryStream> ReadToEndAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1_024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (bytes.Length + read > MaximumBytes)
                throw Malformed($"it is larger than {MaximumBytes} bytes");
            bytes.Write(buffer, 0, read);
        }

        bytes.Position = 0;
        return bytes;
    }

    private static async Task<XElement> ReadElementsAsync(XmlReader reader, int maxElements)
    {
        var root = new XElement("document");
        var elements = 0;
        var parent = root;
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MaximumDepth)
                        throw Malformed($"its elements are nested more than {MaximumDepth} deep");
                    if (++elements > maxElements)
                        throw Malformed($"it has more than {maxElements} elements");
                    if (parent is { HasElements: false, FirstNode: XText })
                        parent.RemoveNodes();
                    var element = new XElement(reader.LocalName);
                    parent.Add(element);
                    if (!reader.IsEmptyElement)
                        parent = element;
                    break;
                case XmlNodeType.EndElement:
                    parent = parent.Parent!;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    parent.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.Whitespace when parent != root && parent.IsEmpty:
                    // A key may be a blank; if an element follows, it was none.
                    parent.Add(new XText(reader.Value));
                    break;
            }
        }

        return root.Elements().Single();
    }

    private static AwsException Malformed(string why) =>
        new("MalformedXML", $"The XML you provided was not well-formed or did not validate against our published schema: {why}.");
}
