using System.Text;
using Usher.Wire.Xml;

namespace Usher.Wire.Tests.Xml;

public sealed class XmlTextTests
{
    [Fact]
    public void Writes_elements_in_one_namespace()
    {
        using var xml = new XmlText("Result", "http://s3.amazonaws.com/doc/2006-03-01/");
        xml.Element("Name", "b").Element("Prefix", "").Element("Absent", null).Element("MaxKeys", 1_000).Element("IsTruncated", false).Start("Contents").Element("Key", "a<&>\u0001\r\n");

        Assert.Equal(
            """<?xml version="1.0" encoding="utf-8"?><Result xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><Prefix></Prefix>"""
            + "<MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated><Contents><Key>a&lt;&amp;&gt;&#x1;&#xD;\n</Key></Contents></Result>",
            Encoding.UTF8.GetString(xml.ToArray()));
    }

    [Fact]
    public void Writes_attributes_and_text()
    {
        using var xml = new XmlText("LocationConstraint");
        xml.Start("Grantee").Attribute("xsi:type", "CanonicalUser", "http://www.w3.org/2001/XMLSchema-instance").End().Text("eu-west-1");

        Assert.Equal(
            """<?xml version="1.0" encoding="utf-8"?><LocationConstraint><Grantee xsi:type="CanonicalUser" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" />eu-west-1</LocationConstraint>""",
            Encoding.UTF8.GetString(xml.ToArray()));
    }
}
