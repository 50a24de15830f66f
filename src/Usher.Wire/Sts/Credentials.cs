namespace Usher.Wire.Sts;

public sealed partial record Credentials
{
    /// <summary>The key's ID. A record's own text would hold the secret.</summary>
    public override string ToString() => $"access key {AccessKeyId}";
}
