using System.Text.Json.Serialization;
using Usher.Wire.Arns;

namespace Usher.Api.Auditing;

/// <summary>Something that a call was about.</summary>
/// <param name="Arn">As it was asked for.</param>
/// <param name="AccountId">Its owner; null where names are global.</param>
/// <param name="Type">Such as AWS::S3::Bucket; null where there is no such name.</param>
internal sealed record AuditResource([property: JsonPropertyName("ARN")] string Arn, string? AccountId, string? Type)
{
    /// <summary>What people call it: the bucket and key, or what follows the last slash.</summary>
    [JsonIgnore]
    public string Name => Wire.Arns.Arn.TryParse(Arn, out var arn)
        ? arn.Service is "s3" ? arn.Resource : arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]
        : Arn;

    public static AuditResource Of(string resource)
    {
        var isArn = Wire.Arns.Arn.TryParse(resource, out var arn);
        return new(resource, isArn && arn!.Account.Length > 0 ? arn.Account : null, isArn ? TypeOf(arn!) : null);
    }

    private static string? TypeOf(Arn arn) => (arn.Service, arn.Resource.Split('/')[0], arn.Resource.Contains('/')) switch
    {
        ("s3", _, false) => "AWS::S3::Bucket",
        ("s3", _, true) => "AWS::S3::Object",
        ("iam", "user", _) => "AWS::IAM::User",
        ("iam", "group", _) => "AWS::IAM::Group",
        ("iam", "role", _) => "AWS::IAM::Role",
        ("iam", "policy", _) => "AWS::IAM::Policy",
        _ => null,
    };
}
