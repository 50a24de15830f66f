using System.Globalization;
using System.Xml.Linq;
using Usher.Wire.Xml;

namespace Usher.Wire.S3.Cors;

/// <summary>A bucket's rules for requests that scripts of other web pages make. Of those that allow a request the first one counts.</summary>
/// <param name="Rules">1 to 100.</param>
/// <remarks>S3 User Guide, "Using cross-origin resource sharing (CORS)"; API Reference, "PutBucketCors".</remarks>
public sealed record CorsConfiguration(IReadOnlyList<CorsRule> Rules)
{
    /// <summary>The name of the document's root.</summary>
    public const string Root = "CORSConfiguration";

    /// <summary>The largest document, in bytes.</summary>
    public const int MaximumBytes = 64 << 10;

    private const int MaxRules = 100;

    /// <summary>The first rule that allows a request; null if none does.</summary>
    /// <param name="origin">The header <c>Origin</c>.</param>
    /// <param name="method">The request's method, or the one that a preflight announces.</param>
    /// <param name="headers">The headers that a preflight announces.</param>
    public CorsRule? Find(string origin, string method, IReadOnlyList<string> headers) => Rules.FirstOrDefault(rule => rule.Allows(origin, method, headers));

    /// <summary>Reads and checks the document.</summary>
    /// <exception cref="Errors.AwsException">MalformedXML, InvalidRequest.</exception>
    public static CorsConfiguration Read(XElement root)
    {
        var rules = root.Children("CORSRule").Select(Rule).ToArray();
        if (rules.Length is 0 or > MaxRules)
            throw S3Xml.Malformed($"CORSConfiguration has {rules.Length} rules; 1 to {MaxRules} are allowed.");

        foreach (var rule in rules)
            rule.Check();
        return new(rules);
    }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(Root, S3Xml.Namespace);
        foreach (var rule in Rules)
        {
            xml.Start("CORSRule").Element("ID", rule.Id);
            Add("AllowedMethod", rule.AllowedMethods);
            Add("AllowedOrigin", rule.AllowedOrigins);
            Add("AllowedHeader", rule.AllowedHeaders);
            if (rule.MaxAgeSeconds is { } seconds)
                xml.Element("MaxAgeSeconds", seconds);
            Add("ExposeHeader", rule.ExposeHeaders);
            xml.End();
        }

        return xml.ToArray();

        void Add(string name, IReadOnlyList<string> values)
        {
            foreach (var value in values)
                xml.Element(name, value);
        }
    }

    private static CorsRule Rule(XElement rule) => new()
    {
        Id = rule.Child("ID"),
        AllowedOrigins = All(rule, "AllowedOrigin"),
        AllowedMethods = All(rule, "AllowedMethod"),
        AllowedHeaders = All(rule, "AllowedHeader"),
        ExposeHeaders = All(rule, "ExposeHeader"),
        MaxAgeSeconds = rule.Child("MaxAgeSeconds") is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : throw S3Xml.Malformed($"MaxAgeSeconds is '{text}'; it is a number of seconds.")
            : null,
    };

    private static string[] All(XElement rule, string name) => [.. rule.Children(name).Select(element => element.Value.Trim())];
}
