using System.Xml.Linq;

namespace Usher.Wire.S3;

/// <summary>The body of DeleteObjects.</summary>
/// <param name="Objects">1 to 1,000.</param>
/// <param name="Quiet">Only errors are to be told.</param>
public sealed record DeleteRequest(IReadOnlyList<ObjectToDelete> Objects, bool Quiet)
{
    /// <summary>The name of the document's root.</summary>
    public const string Root = "Delete";

    /// <summary>The most objects of one request.</summary>
    public const int MaxObjects = 1_000;

    /// <summary>The most elements that such a document can have: the root, Quiet, and of each object Key, VersionId, ETag, LastModifiedTime and Size.</summary>
    public const int MaxElements = 2 + (MaxObjects * 6);

    /// <summary>Reads the document.</summary>
    /// <exception cref="Errors.AwsException">MalformedXML.</exception>
    public static DeleteRequest Read(XElement root)
    {
        var objects = root.Children("Object")
            .Select(one => new ObjectToDelete(one.Required("Key"), one.Child("VersionId"), one.Child("ETag")))
            .ToArray();
        if (objects.Length is 0 or > MaxObjects)
            throw S3Xml.Malformed($"{objects.Length} objects are named; 1 to 1,000 are allowed at once.");

        return new(objects, bool.TryParse(root.Child("Quiet"), out var quiet) && quiet);
    }
}
