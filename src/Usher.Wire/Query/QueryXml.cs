using System.Collections;
using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.Shapes;
using Usher.Wire.Xml;

namespace Usher.Wire.Query;

/// <summary>The XML answers of Query services.</summary>
/// <remarks>
/// A result is a <c>sealed record</c> as a request is (<see cref="QueryReader"/>), and may also hold <c>IReadOnlyDictionary&lt;string, T&gt;</c>, written as entries of key and value.
/// Members go out in the order of their declaration; null ones do not. Times go out to the second.
/// </remarks>
public static class QueryXml
{
    /// <summary>The content type of every answer.</summary>
    public const string ContentType = "text/xml";

    /// <summary>An answer to an operation: <c>&lt;CreateUserResponse&gt;</c> with <c>&lt;CreateUserResult&gt;</c> in it.</summary>
    /// <param name="action">The operation.</param>
    /// <param name="xmlNamespace">The service's, such as <c>https://iam.amazonaws.com/doc/2010-05-08/</c>.</param>
    /// <param name="result">Null for an operation without a result.</param>
    /// <param name="requestId">Of this request.</param>
    public static byte[] Response(string action, string xmlNamespace, object? result, string requestId)
    {
        using var xml = new XmlText(action + "Response", xmlNamespace);
        if (result is not null)
            Write(xml, action + "Result", ShapeType.Of(result.GetType()), result);
        xml.Start("ResponseMetadata").Element("RequestId", requestId).End();
        return xml.ToArray();
    }

    /// <summary>An error.</summary>
    /// <param name="xmlNamespace">The service's.</param>
    /// <param name="error">What to say.</param>
    /// <param name="isServers">Whether the server is to blame (<c>Receiver</c>), not the caller (<c>Sender</c>).</param>
    /// <param name="requestId">Of this request.</param>
    public static byte[] Error(string xmlNamespace, AwsException error, bool isServers, string requestId)
    {
        using var xml = new XmlText("ErrorResponse", xmlNamespace);
        xml.Start("Error").Element("Type", isServers ? "Receiver" : "Sender").Element("Code", error.Code).Element("Message", error.Message).End();
        xml.Element("RequestId", requestId);
        return xml.ToArray();
    }

    private static void Write(XmlText xml, string name, ShapeType type, object value)
    {
        switch (type.Kind)
        {
            case ShapeKind.Structure:
                xml.Start(name);
                foreach (var member in type.Members)
                {
                    if (member.Get(value) is { } held)
                        Write(xml, member.Name, member.Type, held);
                }

                xml.End();
                break;
            case ShapeKind.List:
                xml.Start(name);
                foreach (var each in (IEnumerable)value)
                    Write(xml, "member", type.Element, each);
                xml.End();
                break;
            case ShapeKind.Map:
                WriteMap(xml, name, type, value);
                break;
            default:
                xml.Element(name, Scalar(value));
                break;
        }
    }

    private static void WriteMap(XmlText xml, string name, ShapeType type, object value)
    {
        xml.Start(name);
        foreach (var (key, held) in Entries(value))
        {
            xml.Start("entry").Element("key", key);
            Write(xml, "value", type.Element, held);
            xml.End();
        }

        xml.End();
    }

    // A dictionary of any values, one by one; only the library's own dictionaries are non-generic too.
    private static IEnumerable<(string Key, object Value)> Entries(object map)
    {
        foreach (DictionaryEntry entry in map as IDictionary ?? throw new NotSupportedException($"{map.GetType()} is no Dictionary."))
            yield return ((string)entry.Key, entry.Value!);
    }

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
