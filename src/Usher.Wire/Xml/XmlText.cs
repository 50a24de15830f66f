using System.Globalization;
using System.Text;
using System.Xml;

namespace Usher.Wire.Xml;

/// <summary>Writes one XML document, element by element. Calls can be chained; what was started ends with <see cref="End"/>, or with the document.</summary>
public sealed class XmlText : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // Keys of objects may hold control characters; S3 writes them as references, which XML 1.0 forbids and clients read.
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _writer;

    /// <summary>Starts a document.</summary>
    /// <param name="root">The name of its root.</param>
    /// <param name="xmlNamespace">Of the root and everything in it; null for none.</param>
    public XmlText(string root, string? xmlNamespace = null)
    {
        _writer = XmlWriter.Create(_bytes, Settings);
        _writer.WriteStartElement(root, xmlNamespace);
        Namespace = xmlNamespace;
    }

    private string? Namespace { get; }

    /// <summary>Starts an element that will hold others.</summary>
    public XmlText Start(string name)
    {
        _writer.WriteStartElement(name, Namespace);
        return this;
    }

    /// <summary>Ends the element that was started last.</summary>
    public XmlText End()
    {
        _writer.WriteEndElement();
        return this;
    }

    /// <summary>An attribute of the element that was started last; nothing may have been written into it yet.</summary>
    /// <param name="name">With its prefix, if it has one: <c>xsi:type</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="prefixNamespace">What the prefix stands for; null without one.</param>
    public XmlText Attribute(string name, string value, string? prefixNamespace = null)
    {
        if (name.Split(':') is [var prefix, var local])
            _writer.WriteAttributeString(prefix, local, prefixNamespace, value);
        else
            _writer.WriteAttributeString(name, value);
        return this;
    }

    /// <summary>An element with text in it; nothing where the text is null.</summary>
    public XmlText Element(string name, string? text)
    {
        if (text is null)
            return this;
        _writer.WriteStartElement(name, Namespace);
        _writer.WriteString(text);
        _writer.WriteEndElement();
        return this;
    }

    /// <summary>An element with a number in it.</summary>
    public XmlText Element(string name, long number) => Element(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>An element with <c>true</c> or <c>false</c> in it.</summary>
    public XmlText Element(string name, bool flag) => Element(name, flag ? "true" : "false");

    /// <summary>Text of the element that was started last; an empty text makes it an empty element.</summary>
    public XmlText Text(string text)
    {
        _writer.WriteString(text);
        return this;
    }

    /// <summary>Ends the document.</summary>
    /// <returns>It, in UTF-8.</returns>
    public byte[] ToArray()
    {
        _writer.WriteEndDocument();
        _writer.Flush();
        return _bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }
}
