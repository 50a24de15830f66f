using System.Xml.Linq;
using Usher.Wire.Errors;
using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>Documents of one or two members.</summary>
public static class SmallDocuments
{
    /// <summary>The root of CreateBucket's body.</summary>
    public const string CreateBucketConfiguration = "CreateBucketConfiguration";

    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The region that CreateBucket's body asks for; null for none.</summary>
    public static string? ReadLocationConstraint(XElement root) =>
        root.Child("LocationConstraint") is { Length: > 0 } region ? region : null;

    /// <summary>The answer to GetBucketLocation.</summary>
    /// <param name="region">Empty on the wire for us-east-1, as it has been from the beginning.</param>
    public static byte[] LocationConstraint(string region)
    {
        using var xml = new XmlText("LocationConstraint", S3Xml.Namespace);
        if (region != "us-east-1")
            xml.Text(region);
        return xml.ToArray();
    }

    /// <summary>The answer to GetBucketAcl and GetObjectAcl: the owner has full control, and nobody else anything.</summary>
    public static byte[] AccessControlPolicy(S3Owner owner)
    {
        using var xml = new XmlText("AccessControlPolicy", S3Xml.Namespace);
        xml.Owner("Owner", owner).Start("AccessControlList").Start("Grant");
        xml.Start("Grantee").Attribute("xsi:type", "CanonicalUser", SchemaInstance).Element("ID", owner.Id).Element("DisplayName", owner.DisplayName).End();
        xml.Element("Permission", "FULL_CONTROL");
        return xml.ToArray();
    }

    /// <summary>The answer to GetBucketPolicyStatus.</summary>
    public static byte[] PolicyStatus(bool isPublic)
    {
        using var xml = new XmlText("PolicyStatus", S3Xml.Namespace);
        xml.Element("IsPublic", isPublic);
        return xml.ToArray();
    }

    /// <summary>The answer to GetBucketOwnershipControls: access is by policies alone.</summary>
    public static byte[] OwnershipControls()
    {
        using var xml = new XmlText("OwnershipControls", S3Xml.Namespace);
        xml.Start("Rule").Element("ObjectOwnership", "BucketOwnerEnforced");
        return xml.ToArray();
    }

    /// <summary>The answer to GetBucketRequestPayment: nobody else pays.</summary>
    public static byte[] RequestPayment()
    {
        using var xml = new XmlText("RequestPaymentConfiguration", S3Xml.Namespace);
        xml.Element("Payer", "BucketOwner");
        return xml.ToArray();
    }

    /// <summary>A document with a root and nothing in it: how S3 answers for what a bucket may have and does not.</summary>
    public static byte[] Empty(string root)
    {
        using var xml = new XmlText(root, S3Xml.Namespace);
        return xml.ToArray();
    }

    /// <summary>An error.</summary>
    /// <param name="error">What is told.</param>
    /// <param name="resource">The path that was asked for.</param>
    /// <param name="requestId">Under which the operator finds it.</param>
    public static byte[] Error(AwsException error, string resource, string requestId)
    {
        using var xml = new XmlText("Error");
        xml.Element("Code", error.Code).Element("Message", error.Message);
        foreach (var (name, value) in error.Details)
            xml.Element(name, value);
        xml.Element("Resource", resource).Element("RequestId", requestId).Element("HostId", requestId);
        return xml.ToArray();
    }
}
