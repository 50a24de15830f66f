using System.Text;
using Usher.Wire.Errors;
using Usher.Wire.Query;

namespace Usher.Wire.Tests.Query;

public sealed class QueryXmlTests
{
    private const string Namespace = "https://shelves.example/doc/2010-05-08/";

    [Fact]
    public void Writes_a_result_with_lists_structures_and_maps()
    {
        var result = new CreateShelfResponse
        {
            Shelf = new()
            {
                ShelfName = "a&b",
                Number = 4,
                CreateDate = new DateTimeOffset(2026, 11, 23, 22, 2, 7, 890, TimeSpan.FromHours(2)),
                Tags = [new() { Key = "k", Value = "" }, new() { Key = "é", Value = "2" }],
                Counts = new Dictionary<string, int> { ["books"] = 12 },
                Above = new() { ShelfName = "top", Tags = [] },
            },
            IsTruncated = false,
        };

        Assert.Equal(
            $"""<?xml version="1.0" encoding="utf-8"?><CreateShelfResponse xmlns="{Namespace}"><CreateShelfResult>"""
            + "<Shelf><ShelfName>a&amp;b</ShelfName><Shelf>4</Shelf><CreateDate>2026-11-23T20:02:07Z</CreateDate>"
            + "<Tags><member><Key>k</Key><Value></Value></member><member><Key>é</Key><Value>2</Value></member></Tags>"
            + "<Counts><entry><key>books</key><value>12</value></entry></Counts><Above><ShelfName>top</ShelfName><Tags /></Above></Shelf>"
            + "<IsTruncated>false</IsTruncated></CreateShelfResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></CreateShelfResponse>",
            Encoding.UTF8.GetString(QueryXml.Response("CreateShelf", Namespace, result, "r-1")));
    }

    [Fact]
    public void Leaves_the_result_out_of_an_operation_that_has_none() => Assert.Equal(
        $"""<?xml version="1.0" encoding="utf-8"?><DeleteShelfResponse xmlns="{Namespace}"><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DeleteShelfResponse>""",
        Encoding.UTF8.GetString(QueryXml.Response("DeleteShelf", Namespace, result: null, "r-1")));

    [Theory]
    [InlineData(false, "Sender")]
    [InlineData(true, "Receiver")]
    public void Writes_an_error(bool isServers, string type) => Assert.Equal(
        $"""<?xml version="1.0" encoding="utf-8"?><ErrorResponse xmlns="{Namespace}"><Error><Type>{type}</Type><Code>NoSuchEntity</Code>"""
        + "<Message>The shelf &lt;x&gt; is missing.</Message></Error><RequestId>r-1</RequestId></ErrorResponse>",
        Encoding.UTF8.GetString(QueryXml.Error(Namespace, new AwsException("NoSuchEntity", "The shelf <x> is missing."), isServers, "r-1")));
}
