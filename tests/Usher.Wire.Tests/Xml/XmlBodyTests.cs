using System.Text;
using System.Xml.Linq;
using Usher.Wire.Errors;
using Usher.Wire.Xml;

namespace Usher.Wire.Tests.Xml;

public sealed class XmlBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"")]
    [InlineData(" xmlns:s3=\"http://s3.amazonaws.com/doc/2006-03-01/\"")]
    public async Task Reads_a_document_whatever_its_namespace(string space)
    {
        var prefix = space.Contains(":s3", StringComparison.Ordinal) ? "s3:" : "";
        var root = await ReadAsync($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- two keys -->
            <{prefix}Delete{space}>
              <{prefix}Quiet>true</{prefix}Quiet>
              <{prefix}Object><{prefix}Key>a &amp; b&#x1;</{prefix}Key></{prefix}Object>
              <{prefix}Object>
                <{prefix}Key> </{prefix}Key>
              </{prefix}Object>
              <{prefix}Object/>
            </{prefix}Delete>
            """);

        Assert.Equal("Delete", root.Name);
        Assert.Equal("true", root.Element("Quiet")?.Value);
        Assert.Equal(["a & b\u0001", " "], root.Elements("Object").Elements("Key").Select(key => key.Value));
        Assert.Equal(3, root.Elements("Object").Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"nonsense\"?><a/>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\"><!ENTITY z \"&y;&y;&y;&y;&y;&y;&y;&y;\">]><a>&z;</a>")]
    public async Task Refuses_what_is_not_plain_XML(string body) => Assert.Equal("MalformedXML", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(body))).Code);

    [Fact]
    public async Task Refuses_a_document_that_is_too_deep()
    {
        var depth = XmlBody.MaximumDepth;
        string Nested(int levels) => string.Concat(Enumerable.Repeat("<a>", levels)) + string.Concat(Enumerable.Repeat("</a>", levels));

        Assert.Equal(depth, (await ReadAsync(Nested(depth))).DescendantsAndSelf().Count());
        Assert.Equal("MalformedXML", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(Nested(depth + 1)))).Code);
        Assert.Equal("MalformedXML", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(Nested(100_000)))).Code);
    }

    [Fact]
    public async Task Refuses_a_document_that_is_too_large() =>
        Assert.Equal("MalformedXML", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync($"<a>{new string('x', XmlBody.MaximumBytes)}</a>"))).Code);

    [Fact]
    public async Task Refuses_a_document_at_the_first_element_that_is_too_many()
    {
        Task<XElement> ReadTwoOrLess(string body) => XmlBody.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken, maxElements: 2);

        Assert.Single((await ReadTwoOrLess("<a><b/></a>")).Elements());
        // What follows is not read: it would be no XML.
        Assert.Contains("more than 2 elements", (await Assert.ThrowsAsync<AwsException>(() => ReadTwoOrLess("<a><b/><c/></b>"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_it_stumbled() =>
        Assert.Contains("line 2, position 3", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync("<a>\n</b>"))).Message, StringComparison.Ordinal);

    private static async Task<XElement> ReadAsync(string body) => await XmlBody.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken);
}
