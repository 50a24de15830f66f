namespace Usher.Wire.Iam;

public sealed partial record AccessKey
{
    /// <summary>The key's ID. A record's own text would hold the secret.</summary>
    public override string ToString() => $"access key {AccessKeyId}";
}
